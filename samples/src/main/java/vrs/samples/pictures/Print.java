package vrs.samples.pictures;

import java.util.random.RandomGenerator;

/// How a printer prints: grey of paper and ink (0 black, 255 white) and how bold.
///
/// @param weight see [OcrB#draw]
public record Print(int paper, int ink, double weight) {
  /// Black on white, the font as drawn.
  public static final Print GOOD = new Print(252, 20, 0);

  /// One of many municipalities' printers.
  public static Print any(RandomGenerator random) {
    return new Print(
        random.nextInt(205, 256), random.nextInt(0, 90), random.nextDouble(-0.012, 0.03));
  }
}
