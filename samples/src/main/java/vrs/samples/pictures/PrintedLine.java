package vrs.samples.pictures;

/// An OCR-B line of a drawing: character `i` has its middle at (`x + i·step`, `y`), in pixels of
/// the drawing.
public record PrintedLine(String text, double x, double y, double step) {
  @Override
  public String toString() {
    return "PrintedLine[hidden]";
  }
}
