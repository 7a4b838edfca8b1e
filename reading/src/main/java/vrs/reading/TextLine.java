package vrs.reading;

/// Where a line of evenly spaced characters lies in a picture, as a camera sees it.
///
/// Character `i` stands at `((ax + bx·i) / (1 + c·i), (ay + by·i) / (1 + c·i))`: a straight line of
/// equal steps seen in perspective. Lengths are pixels.
///
/// @param rise height of a capital in steps of the line, measured square to it
/// @param first the first character that was seen, counted from an arbitrary 0
/// @param last the last that was seen
public record TextLine(
    double ax, double bx, double ay, double by, double c, double rise, int first, int last) {

  /// The part of a step, and of a capital's height, that a cell shows: a little of the neighbours
  /// and of the margin.
  private static final double ACROSS = 1.2;

  private static final double DOWN = 1.5;

  public double x(double i) {
    return (ax + bx * i) / (1 + c * i);
  }

  public double y(double i) {
    return (ay + by * i) / (1 + c * i);
  }

  /// The distance of two characters at this place.
  public double step(double i) {
    return Math.hypot(x(i + 0.5) - x(i - 0.5), y(i + 0.5) - y(i - 0.5));
  }

  /// The same line read from its other end, as if the picture were upside down.
  TextLine reversed() {
    return new TextLine(ax, -bx, ay, -by, -c, rise, -last, -first);
  }

  /// The same line with its characters counted from `start`, which may lie between two.
  public TextLine startingAt(double start, int length) {
    double scale = 1 + c * start;
    return new TextLine(
        (ax + bx * start) / scale,
        bx / scale,
        (ay + by * start) / scale,
        by / scale,
        c / scale,
        rise,
        0,
        length - 1);
  }

  /// The same line in a picture that is `factor` times as large.
  TextLine enlarged(double factor) {
    double shift = (factor - 1) / 2;
    return new TextLine(
        ax * factor + shift,
        bx * factor + shift * c,
        ay * factor + shift,
        by * factor + shift * c,
        c,
        rise,
        first,
        last);
  }

  /// The picture of one character, straightened, as the network wants it.
  Cell cell(GreyPicture picture, int i) {
    float[] grey = new float[Cell.WIDTH * Cell.HEIGHT];
    sample(picture, i - ACROSS / 2, i + ACROSS / 2, DOWN, Cell.WIDTH, Cell.HEIGHT, grey);
    return new Cell(grey);
  }

  /// Straightens a part of the line into rows of grey values.
  ///
  /// @param tall height of the part in capitals
  void sample(
      GreyPicture picture,
      double from,
      double to,
      double tall,
      int width,
      int height,
      float[] grey) {
    for (int u = 0; u < width; u++) {
      double s = from + (to - from) * (u + 0.5) / width;
      double x = x(s);
      double y = y(s);
      double dx = x(s + 0.5) - x(s - 0.5);
      double dy = y(s + 0.5) - y(s - 0.5);
      double along = (to - from) / width;
      double down = rise * tall / height;
      int fine =
          (int) Math.clamp(Math.ceil(Math.hypot(dx, dy) * Math.max(along, down) - 0.2), 1, 6);
      for (int v = 0; v < height; v++) {
        double offset = ((v + 0.5) / height - 0.5) * rise * tall;
        float sum = 0;
        for (int fu = 0; fu < fine; fu++) {
          double a = ((fu + 0.5) / fine - 0.5) * along;
          for (int fv = 0; fv < fine; fv++) {
            double d = offset + ((fv + 0.5) / fine - 0.5) * down;
            sum += picture.sample(x + a * dx - d * dy, y + a * dy + d * dx);
          }
        }
        grey[v * width + u] = sum / (fine * fine);
      }
    }
  }
}
