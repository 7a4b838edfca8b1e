package vrs.reading;

import java.util.Arrays;

/// One character cut out of a line, straightened: [#WIDTH] by [#HEIGHT] grey values in rows.
final class Cell {
  static final int WIDTH = 24;
  static final int HEIGHT = 32;

  private final float[] grey;
  private final float dark;
  private final float light;

  Cell(float[] grey) {
    this.grey = grey;
    float[] sorted = grey.clone();
    Arrays.sort(sorted);
    dark = sorted[sorted.length / 25];
    light = sorted[sorted.length * 9 / 10];
  }

  float contrast() {
    return light - dark;
  }

  /// Light made even: the paper 0, the ink 1.
  ///
  /// @param least the contrast below which a cell counts as blank and is not stretched further
  float[] evened(float least) {
    float scale = 1 / Math.max(Math.max(light - dark, least), 4);
    float[] even = new float[grey.length];
    for (int i = 0; i < grey.length; i++) {
      even[i] = Math.clamp((light - grey[i]) * scale, -0.5f, 1.5f);
    }
    return even;
  }
}
