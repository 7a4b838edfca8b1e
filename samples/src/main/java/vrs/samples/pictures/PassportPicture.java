package vrs.samples.pictures;

/// Draws the data page of a passport (TD3, 125 × 88 mm) with its two lines of 44 characters.
public final class PassportPicture {
  public static final double WIDTH = 125;
  public static final double HEIGHT = 88;

  /// OCR-B size 1: ten characters an inch, lines a quarter of an inch apart.
  private static final double STEP = 2.54;

  private static final double LINE_DISTANCE = 6.35;

  private PassportPicture() {}

  /// Draws the page with its printed fields above the two lines.
  ///
  /// @param upper first line of 44 characters
  /// @param lower second line
  public static Drawing page(String upper, String lower, double dpi, Print print) {
    if (upper.length() != 44 || lower.length() != 44) {
      throw new IllegalArgumentException("lines of " + upper.length() + " and " + lower.length());
    }
    Canvas canvas = new Canvas(WIDTH, HEIGHT, dpi, print);
    canvas.waves(1.2, 2.2, (print.paper() * 5 + print.ink()) / 6);
    canvas.fill(8, 20, 32, 40, (print.paper() + print.ink()) / 2);
    canvas.small("PASSPORT", 45, 10, 2.2);
    String names = upper.substring(5).replace("<<", " ").replace('<', ' ').strip();
    canvas.small(names, 45, 22, 1.8);
    canvas.small(lower.substring(10, 13).replace('<', ' '), 45, 30, 1.8);
    canvas.small(lower.substring(0, 9).replace('<', ' '), 85, 10, 1.8);
    canvas.small(lower.substring(13, 19), 45, 38, 1.8);
    canvas.small(lower.substring(21, 27), 45, 46, 1.8);
    double left = (WIDTH - 44 * STEP) / 2;
    canvas.line(upper, left, HEIGHT - 16, STEP);
    canvas.line(lower, left, HEIGHT - 16 + LINE_DISTANCE, STEP);
    return canvas.drawing();
  }
}
