package vrs.reading;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The trained network: cells in, for each the probability of each character of a passport's line
/// out.
///
/// Three times convolution 3 × 3, maximum of nothing below zero, halving; then one full layer. With
/// 52,000 weights that is two million multiplications a character. All cells of a line go through
/// together, so that the innermost loops are long enough for the compiler to use vectors; then
/// plain Java needs a fraction of a millisecond a character, and there is no native library here,
/// and the browser can run the same file with as little code. The file is written by
/// `reading/training/train.py`; its form is in `reading/training/RECORD.md`.
public final class CharacterNetwork {
  /// The characters that the network knows, in the order of its answers; the answer after the last
  /// is "none of these".
  public static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";

  static final int NONE = CHARACTERS.length();

  private static final int CLASSES = NONE + 1;
  private static final int[] CHANNELS = {1, 16, 32, 64};
  private static final int MAGIC = 0x5652_5331;
  private static final CharacterNetwork TRAINED = load();

  private final float temperature;
  private final float[][] kernels = new float[3][];
  private final float[][] biases = new float[3][];
  private final float[] full;
  private final float[] fullBias;

  private CharacterNetwork(DataInputStream file) throws IOException {
    if (file.readInt() != MAGIC) {
      throw new IOException("not a network of ours");
    }
    temperature = file.readFloat();
    for (int layer = 0; layer < 3; layer++) {
      kernels[layer] = floats(file, 9 * CHANNELS[layer] * CHANNELS[layer + 1]);
      biases[layer] = floats(file, CHANNELS[layer + 1]);
    }
    full = floats(file, Cell.WIDTH / 8 * (Cell.HEIGHT / 8) * CHANNELS[3] * CLASSES);
    fullBias = floats(file, CLASSES);
    if (file.read() != -1) {
      throw new IOException("bytes after the network's weights");
    }
  }

  static CharacterNetwork trained() {
    return TRAINED;
  }

  private static CharacterNetwork load() {
    try (InputStream file = CharacterNetwork.class.getResourceAsStream("characters.weights")) {
      if (file == null) {
        throw new IllegalStateException("characters.weights is missing from the jar");
      }
      return new CharacterNetwork(new DataInputStream(new java.io.BufferedInputStream(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static float[] floats(DataInputStream file, int count) throws IOException {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = file.readFloat();
    }
    return floats;
  }

  /// Logarithms of the probabilities but for a constant, calibrated: for each cell a value for each
  /// character, then for "none".
  ///
  /// @param cells evened grey values, see [Cell#evened]
  List<float[]> scores(List<float[]> cells) {
    Planes planes = Planes.of(cells);
    for (int layer = 0; layer < 3; layer++) {
      planes = convolved(planes, layer).halved(biases[layer]);
    }
    List<float[]> scores = new ArrayList<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      scores.add(full(planes, cell));
    }
    return scores;
  }

  private Planes convolved(Planes in, int layer) {
    int to = CHANNELS[layer + 1];
    var out = new Planes(to, in.height, in.width, in.cells);
    for (int c = 0; c < in.channels; c++) {
      for (int y = 0; y < in.height; y++) {
        for (int kx = 0; kx < 3; kx++) {
          float[] row = in.shifted(c, y, kx - 1);
          for (int ky = Math.max(0, y + 2 - in.height); ky < Math.min(3, y + 2); ky++) {
            int weight = ((ky * 3 + kx) * in.channels + c) * to;
            for (int o = 0; o < to; o++) {
              addScaled(out.rows[o][y + 1 - ky], row, kernels[layer][weight + o]);
            }
          }
        }
      }
    }
    return out;
  }

  private float[] full(Planes in, int cell) {
    float[] scores = fullBias.clone();
    int weight = 0;
    for (int y = 0; y < in.height; y++) {
      for (int x = 0; x < in.width; x++) {
        for (int c = 0; c < in.channels; c++) {
          float value = in.rows[c][y][x * in.cells + cell];
          for (int k = 0; k < CLASSES; k++) {
            scores[k] += full[weight++] * value;
          }
        }
      }
    }
    for (int k = 0; k < CLASSES; k++) {
      scores[k] /= temperature;
    }
    return scores;
  }

  /// Two arrays and one index: the form that the compiler turns into vectors.
  private static void addScaled(float[] to, float[] values, float scale) {
    for (int k = 0; k < to.length; k++) {
      to[k] += values[k] * scale;
    }
  }

  /// Values of several cells by channel and row; in a row by column, the cells' values side by
  /// side.
  private static final class Planes {
    final int channels;
    final int height;
    final int width;
    final int cells;
    final float[][][] rows;

    Planes(int channels, int height, int width, int cells) {
      this.channels = channels;
      this.height = height;
      this.width = width;
      this.cells = cells;
      this.rows = new float[channels][height][width * cells];
    }

    static Planes of(List<float[]> cells) {
      var planes = new Planes(1, Cell.HEIGHT, Cell.WIDTH, cells.size());
      for (int y = 0; y < Cell.HEIGHT; y++) {
        for (int x = 0; x < Cell.WIDTH; x++) {
          for (int cell = 0; cell < cells.size(); cell++) {
            planes.rows[0][y][x * cells.size() + cell] = cells.get(cell)[y * Cell.WIDTH + x];
          }
        }
      }
      return planes;
    }

    /// A row as its neighbours to the left or right see it; zeros come in from outside.
    float[] shifted(int channel, int y, int columns) {
      float[] row = rows[channel][y];
      if (columns == 0) {
        return row;
      }
      float[] shifted = new float[row.length];
      System.arraycopy(
          row,
          Math.max(0, columns) * cells,
          shifted,
          Math.max(0, -columns) * cells,
          row.length - cells);
      return shifted;
    }

    /// The greatest of each two by two, and nothing below zero.
    ///
    /// @param biases of the channels, added before
    Planes halved(float[] biases) {
      var half = new Planes(channels, height / 2, width / 2, cells);
      for (int c = 0; c < channels; c++) {
        for (int y = 0; y < half.height; y++) {
          float[] above = rows[c][2 * y];
          float[] below = rows[c][2 * y + 1];
          float[] to = half.rows[c][y];
          for (int x = 0; x < half.width; x++) {
            for (int cell = 0; cell < cells; cell++) {
              int left = 2 * x * cells + cell;
              int right = left + cells;
              float greatest =
                  Math.max(
                      Math.max(above[left], above[right]), Math.max(below[left], below[right]));
              to[x * cells + cell] = Math.max(0, greatest + biases[c]);
            }
          }
        }
      }
      return half;
    }
  }
}
