package vrs.samples.pictures;

import java.util.random.RandomGenerator;

/// The arithmetic of [Camera]: projection, blur, noise and the table's grain.
final class Optics {
  private Optics() {}

  static double[] map(double[] h, double x, double y) {
    double w = h[6] * x + h[7] * y + h[8];
    return new double[] {(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w};
  }

  /// The inverse of a three by three matrix, but for a factor.
  static double[] inverse(double[] m) {
    return new double[] {
      m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
    };
  }

  static float between(byte[] pixels, int width, double x, double y) {
    int left = (int) x;
    int top = (int) y;
    float fx = (float) (x - left);
    float fy = (float) (y - top);
    int at = top * width + left;
    float above = (pixels[at] & 255) * (1 - fx) + (pixels[at + 1] & 255) * fx;
    float below = (pixels[at + width] & 255) * (1 - fx) + (pixels[at + width + 1] & 255) * fx;
    return above * (1 - fy) + below * fy;
  }

  /// Gaussian blur, rows then columns.
  static void blur(float[] light, int width, int height, double deviation) {
    if (deviation < 0.2) {
      return;
    }
    int radius = (int) Math.ceil(2.6 * deviation);
    float[] kernel = new float[2 * radius + 1];
    float sum = 0;
    for (int i = -radius; i <= radius; i++) {
      kernel[i + radius] = (float) Math.exp(-i * i / (2 * deviation * deviation));
      sum += kernel[i + radius];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    float[] rows = new float[light.length];
    for (int k = -radius; k <= radius; k++) {
      float weight = kernel[k + radius];
      for (int y = 0; y < height; y++) {
        int row = y * width;
        for (int x = 0; x < width; x++) {
          rows[row + x] += weight * light[row + Math.clamp(x + k, 0, width - 1)];
        }
      }
    }
    java.util.Arrays.fill(light, 0);
    for (int k = -radius; k <= radius; k++) {
      float weight = kernel[k + radius];
      for (int y = 0; y < height; y++) {
        int row = y * width;
        int from = Math.clamp(y + k, 0, height - 1) * width;
        for (int x = 0; x < width; x++) {
          light[row + x] += weight * rows[from + x];
        }
      }
    }
  }

  /// Smears the light along one direction.
  static void move(float[] light, int width, int height, double length, double angle) {
    int steps = (int) Math.round(length);
    if (steps < 2) {
      return;
    }
    float[] still = light.clone();
    java.util.Arrays.fill(light, 0);
    for (int k = 0; k < steps; k++) {
      int dx = (int) Math.round((k - steps / 2.0) * Math.cos(angle));
      int dy = (int) Math.round((k - steps / 2.0) * Math.sin(angle));
      for (int y = 0; y < height; y++) {
        int from = Math.clamp(y + dy, 0, height - 1) * width;
        for (int x = 0; x < width; x++) {
          light[y * width + x] += still[from + Math.clamp(x + dx, 0, width - 1)] / steps;
        }
      }
    }
  }

  /// Normal noise from a table of 64 k draws, begun anywhere: a frame needs two million of them.
  static final class Noise {
    private static final float[] DRAWS = new float[65_536];
    private final RandomGenerator random;
    private long bits;
    private int left;

    static {
      java.util.Random fixed = new java.util.Random(20_261_123);
      for (int i = 0; i < DRAWS.length; i++) {
        DRAWS[i] = (float) fixed.nextGaussian();
      }
    }

    Noise(RandomGenerator random) {
      this.random = random;
    }

    float next() {
      if (left == 0) {
        bits = random.nextLong();
        left = 4;
      }
      float draw = DRAWS[(int) (bits & 0xFFFF)];
      bits >>>= 16;
      left--;
      return draw;
    }
  }

  /// A table top: wood grain, cloth or plain, darker or lighter.
  static final class Table {
    private final double shade;
    private final double grain;
    private final double fine;
    private final double direction;

    Table(RandomGenerator random) {
      shade = random.nextDouble(60, 190);
      grain = random.nextDouble(0, 28);
      fine = random.nextDouble(0.6, 2.5);
      direction = random.nextDouble(0, Math.PI);
    }

    /// @param x millimetres
    float at(double x, double y) {
      double along = x * Math.cos(direction) + y * Math.sin(direction);
      double across = y * Math.cos(direction) - x * Math.sin(direction);
      double wave =
          Math.sin(across * fine + 1.5 * Math.sin(along * 0.06))
              + 0.6 * Math.sin(across * fine * 2.7 + along * 0.11);
      return (float) Math.clamp(shade + grain * wave, 5, 250);
    }
  }
}
