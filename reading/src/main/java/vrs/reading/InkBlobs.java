package vrs.reading;

import java.util.ArrayList;
import java.util.List;

/// The dark spots of a picture: pixels darker than their surroundings, joined where they touch.
///
/// "Darker" is measured against mean and spread of the neighbourhood, so shadow and uneven light do
/// not matter.
final class InkBlobs {
  /// Spots beyond this number are dropped: no ticket or passport has as many, a noisy table may.
  private static final int MOST = 9000;

  /// One spot: its middle, its greatest extent in eight directions, and its pixels (a part of
  /// [InkBlobs#pixels]).
  record Blob(double x, double y, double size, int from, int to) {}

  private final int width;
  private final int[] pixels;
  private final List<Blob> blobs;

  private InkBlobs(int width, int[] pixels, List<Blob> blobs) {
    this.width = width;
    this.pixels = pixels;
    this.blobs = blobs;
  }

  List<Blob> all() {
    return blobs;
  }

  /// @param reach half the width of the neighbourhood in pixels: two characters or so
  static InkBlobs in(GreyPicture picture, int reach) {
    boolean[] ink = ink(picture, reach);
    int width = picture.width();
    int height = picture.height();
    int[] queue = new int[width * height];
    List<Blob> blobs = new ArrayList<>();
    int end = 0;
    for (int start = 0; start < ink.length && blobs.size() < MOST; start++) {
      if (!ink[start]) {
        continue;
      }
      int from = end;
      queue[end++] = start;
      ink[start] = false;
      int left = start % width;
      int right = left;
      int top = start / width;
      int bottom = top;
      int least = left + top;
      int greatest = least;
      int leastCross = left - top;
      int greatestCross = leastCross;
      for (int next = from; next < end; next++) {
        int x = queue[next] % width;
        int y = queue[next] / width;
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
        least = Math.min(least, x + y);
        greatest = Math.max(greatest, x + y);
        leastCross = Math.min(leastCross, x - y);
        greatestCross = Math.max(greatestCross, x - y);
        for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
          for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
            int neighbour = ny * width + nx;
            if (ink[neighbour]) {
              ink[neighbour] = false;
              queue[end++] = neighbour;
            }
          }
        }
      }
      double straight = Math.max(right - left, bottom - top) + 1;
      double slanted = Math.max(greatest - least, greatestCross - leastCross) / Math.sqrt(2) + 1;
      double size = Math.max(straight, slanted);
      if (size >= 6 && size <= 140 && end - from >= 10) {
        blobs.add(new Blob((left + right) / 2.0, (top + bottom) / 2.0, size, from, end));
      } else {
        end = from;
      }
    }
    return new InkBlobs(width, queue, blobs);
  }

  /// Least and greatest extent of a spot along a direction given as a unit vector.
  double[] extent(Blob blob, double dx, double dy) {
    double least = Double.MAX_VALUE;
    double greatest = -Double.MAX_VALUE;
    for (int i = blob.from; i < blob.to; i++) {
      int row = pixels[i] / width;
      double along = (pixels[i] - row * width) * dx + row * dy;
      least = Math.min(least, along);
      greatest = Math.max(greatest, along);
    }
    return new double[] {least, greatest};
  }

  private static boolean[] ink(GreyPicture picture, int reach) {
    int width = picture.width();
    int height = picture.height();
    byte[] grey = picture.pixels();
    boolean[] ink = new boolean[grey.length];
    int[] sums = new int[width];
    int[] squares = new int[width];
    int rows = 0;
    for (int y = 0; y < Math.min(reach, height); y++) {
      add(grey, y * width, sums, squares, 1);
      rows++;
    }
    for (int y = 0; y < height; y++) {
      if (y + reach < height) {
        add(grey, (y + reach) * width, sums, squares, 1);
        rows++;
      }
      if (y - reach - 1 >= 0) {
        add(grey, (y - reach - 1) * width, sums, squares, -1);
        rows--;
      }
      markRow(grey, y * width, ink, sums, squares, rows, reach);
    }
    return ink;
  }

  private static void add(byte[] grey, int row, int[] sums, int[] squares, int sign) {
    for (int x = 0; x < sums.length; x++) {
      int value = grey[row + x] & 255;
      sums[x] += sign * value;
      squares[x] += sign * value * value;
    }
  }

  private static void markRow(
      byte[] grey, int row, boolean[] ink, int[] sums, int[] squares, int rows, int reach) {
    int width = sums.length;
    long sum = 0;
    long square = 0;
    int columns = 0;
    for (int x = 0; x < Math.min(reach, width); x++) {
      sum += sums[x];
      square += squares[x];
      columns++;
    }
    for (int x = 0; x < width; x++) {
      if (x + reach < width) {
        sum += sums[x + reach];
        square += squares[x + reach];
        columns++;
      }
      if (x - reach - 1 >= 0) {
        sum -= sums[x - reach - 1];
        square -= squares[x - reach - 1];
        columns--;
      }
      float count = rows * columns;
      float mean = (float) sum / count;
      float spread = (float) Math.sqrt(Math.max(0, (float) square / count - mean * mean));
      // Text darkens a fifth of its neighbourhood: half its contrast lies three quarters of the
      // spread below the mean.
      ink[row + x] = spread > 3 + 0.03f * mean && (grey[row + x] & 255) < mean - 0.6f * spread;
    }
  }
}
