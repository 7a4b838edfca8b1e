package vrs.reading;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The trained network: one cell in, the probability of each character of a passport's line out.
///
/// Three times convolution 3 × 3, maximum of nothing below zero, halving; then one full layer. With
/// 52,000 weights that is two million multiplications a character, which plain Java does in a
/// millisecond; so there is no native library here, and the browser can run the same file with as
/// little code. The file is written by `reading/training/train.py`; its form is in
/// `reading/training/RECORD.md`.
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

  /// Logarithms of the probabilities but for a constant, calibrated: a value for each character,
  /// then for "none".
  ///
  /// @param cell evened grey values, see [Cell#evened]
  float[] scores(float[] cell) {
    float[] values = cell;
    int height = Cell.HEIGHT;
    int width = Cell.WIDTH;
    for (int layer = 0; layer < 3; layer++) {
      values = convolved(values, height, width, layer);
      values = halved(values, height, width, CHANNELS[layer + 1]);
      height /= 2;
      width /= 2;
    }
    float[] scores = fullBias.clone();
    for (int i = 0; i < values.length; i++) {
      addScaled(scores, 0, full, i * CLASSES, CLASSES, values[i]);
    }
    for (int k = 0; k < CLASSES; k++) {
      scores[k] /= temperature;
    }
    return scores;
  }

  private float[] convolved(float[] in, int height, int width, int layer) {
    int from = CHANNELS[layer];
    int to = CHANNELS[layer + 1];
    float[] kernel = kernels[layer];
    float[] out = new float[height * width * to];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = (y * width + x) * to;
        System.arraycopy(biases[layer], 0, out, at, to);
        for (int ky = Math.max(0, 1 - y); ky < Math.min(3, height + 1 - y); ky++) {
          for (int kx = Math.max(0, 1 - x); kx < Math.min(3, width + 1 - x); kx++) {
            int source = ((y + ky - 1) * width + x + kx - 1) * from;
            int weights = (ky * 3 + kx) * from * to;
            for (int c = 0; c < from; c++) {
              addScaled(out, at, kernel, weights + c * to, to, in[source + c]);
            }
          }
        }
      }
    }
    return out;
  }

  private static void addScaled(
      float[] to, int at, float[] weights, int from, int count, float scale) {
    if (scale == 0) {
      return;
    }
    for (int k = 0; k < count; k++) {
      to[at + k] += weights[from + k] * scale;
    }
  }

  /// Takes the greatest of each two by two, and nothing below zero.
  private static float[] halved(float[] in, int height, int width, int channels) {
    float[] out = new float[height / 2 * (width / 2) * channels];
    for (int y = 0; y < height / 2; y++) {
      for (int x = 0; x < width / 2; x++) {
        int at = (y * (width / 2) + x) * channels;
        for (int corner = 0; corner < 4; corner++) {
          int source = ((2 * y + corner / 2) * width + 2 * x + corner % 2) * channels;
          for (int c = 0; c < channels; c++) {
            out[at + c] = Math.max(out[at + c], in[source + c]);
          }
        }
      }
    }
    return out;
  }
}
