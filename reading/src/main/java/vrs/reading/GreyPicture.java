package vrs.reading;

import java.awt.image.BufferedImage;

/// A grey picture in memory: one byte a pixel, 0 is black and 255 white. The centre of the first
/// pixel is (0, 0).
public final class GreyPicture {
  private final int width;
  private final int height;
  private final byte[] pixels;

  GreyPicture(int width, int height, byte[] pixels) {
    if (width < 1 || height < 1 || pixels.length != width * height) {
      throw new IllegalArgumentException("picture of " + width + " x " + height);
    }
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /// The grey values of a picture; what is transparent counts as white paper.
  public static GreyPicture of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] grey = new byte[width * height];
    if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
      image.getRaster().getDataElements(0, 0, width, height, grey);
      return new GreyPicture(width, height, grey);
    }
    boolean opaque = !image.getColorModel().hasAlpha();
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int rgb = row[x];
        int luma = (77 * (rgb >> 16 & 255) + 150 * (rgb >> 8 & 255) + 29 * (rgb & 255)) >> 8;
        if (!opaque) {
          int alpha = rgb >>> 24;
          luma = (luma * alpha + 255 * (255 - alpha)) / 255;
        }
        grey[y * width + x] = (byte) luma;
      }
    }
    return new GreyPicture(width, height, grey);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /// The pixels row by row, not a copy: callers inside the room only look.
  byte[] pixels() {
    return pixels;
  }

  int at(int x, int y) {
    int inX = Math.clamp(x, 0, width - 1);
    int inY = Math.clamp(y, 0, height - 1);
    return pixels[inY * width + inX] & 255;
  }

  /// The value between pixels; beyond the edge the edge goes on.
  float sample(double x, double y) {
    double inX = Math.clamp(x, 0, width - 1);
    double inY = Math.clamp(y, 0, height - 1);
    int left = (int) inX;
    int top = (int) inY;
    int right = Math.min(left + 1, width - 1);
    int bottom = Math.min(top + 1, height - 1);
    float fx = (float) (inX - left);
    float fy = (float) (inY - top);
    float above =
        (pixels[top * width + left] & 255) * (1 - fx) + (pixels[top * width + right] & 255) * fx;
    float below =
        (pixels[bottom * width + left] & 255) * (1 - fx)
            + (pixels[bottom * width + right] & 255) * fx;
    return above * (1 - fy) + below * fy;
  }

  boolean contains(double x, double y) {
    return x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1;
  }

  /// The picture made smaller by a whole factor, each new pixel the mean of a square.
  GreyPicture shrunk(int factor) {
    int newWidth = Math.max(1, width / factor);
    int newHeight = Math.max(1, height / factor);
    byte[] shrunk = new byte[newWidth * newHeight];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        int sum = 0;
        int count = 0;
        for (int sy = y * factor; sy < Math.min(height, (y + 1) * factor); sy++) {
          for (int sx = x * factor; sx < Math.min(width, (x + 1) * factor); sx++) {
            sum += pixels[sy * width + sx] & 255;
            count++;
          }
        }
        shrunk[y * newWidth + x] = (byte) (sum / count);
      }
    }
    return new GreyPicture(newWidth, newHeight, shrunk);
  }

  /// The picture at twice its size, so that the gaps between very small characters can be told.
  GreyPicture doubled() {
    byte[] doubled = new byte[4 * width * height];
    for (int y = 0; y < 2 * height; y++) {
      for (int x = 0; x < 2 * width; x++) {
        doubled[y * 2 * width + x] = (byte) Math.round(sample(x / 2.0 - 0.25, y / 2.0 - 0.25));
      }
    }
    return new GreyPicture(2 * width, 2 * height, doubled);
  }

  /// Smoothed by two running means of `2 * radius + 1` pixels each way, which comes near a
  /// Gaussian.
  GreyPicture smoothed(int radius) {
    if (radius == 0) {
      return this;
    }
    byte[] once = pixels;
    for (int pass = 0; pass < 2; pass++) {
      once = meanOfRows(once, width, height, radius);
      once = meanOfColumns(once, width, height, radius);
    }
    return new GreyPicture(width, height, once);
  }

  private static byte[] meanOfRows(byte[] from, int width, int height, int radius) {
    byte[] to = new byte[from.length];
    int span = 2 * radius + 1;
    for (int y = 0; y < height; y++) {
      int row = y * width;
      int sum = 0;
      for (int x = -radius; x <= radius; x++) {
        sum += from[row + Math.clamp(x, 0, width - 1)] & 255;
      }
      for (int x = 0; x < width; x++) {
        to[row + x] = (byte) ((sum + radius) / span);
        sum +=
            (from[row + Math.min(x + radius + 1, width - 1)] & 255)
                - (from[row + Math.max(x - radius, 0)] & 255);
      }
    }
    return to;
  }

  private static byte[] meanOfColumns(byte[] from, int width, int height, int radius) {
    byte[] to = new byte[from.length];
    int span = 2 * radius + 1;
    int[] sums = new int[width];
    for (int y = -radius; y <= radius; y++) {
      int row = Math.clamp(y, 0, height - 1) * width;
      for (int x = 0; x < width; x++) {
        sums[x] += from[row + x] & 255;
      }
    }
    for (int y = 0; y < height; y++) {
      int comes = Math.min(y + radius + 1, height - 1) * width;
      int goes = Math.max(y - radius, 0) * width;
      for (int x = 0; x < width; x++) {
        to[y * width + x] = (byte) ((sums[x] + radius) / span);
        sums[x] += (from[comes + x] & 255) - (from[goes + x] & 255);
      }
    }
    return to;
  }
}
