package vrs.samples.pictures;

import java.awt.image.BufferedImage;
import java.util.List;

/// A flat, undamaged picture of a paper, and where its OCR-B lines are.
///
/// @param scale pixels a millimetre
public record Drawing(BufferedImage image, double scale, List<PrintedLine> lines) {
  public Drawing {
    lines = List.copyOf(lines);
  }
}
