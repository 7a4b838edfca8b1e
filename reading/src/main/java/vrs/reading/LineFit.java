package vrs.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vrs.reading.InkBlobs.Blob;

/// Lays a [TextLine] through the spots of a chain by least squares.
final class LineFit {
  /// Fewer spots than this cannot tell perspective from the different widths of characters.
  private static final int ENOUGH_FOR_PERSPECTIVE = 13;

  record Point(int index, Blob blob) {}

  private LineFit() {}

  /// Empty where the spots do not lie on one line.
  static Optional<TextLine> through(InkBlobs ink, List<Point> chain) {
    Point start = chain.getFirst();
    Point end = chain.getLast();
    double dx = end.blob().x() - start.blob().x();
    double dy = end.blob().y() - start.blob().y();
    double length = Math.hypot(dx, dy);
    if (length < 1) {
      return Optional.empty();
    }
    double ux = dx / length;
    double uy = dy / length;
    int middle = (start.index() + end.index()) / 2;

    // The middle of a character is the middle of its extents along and across the line, not along
    // the picture's axes.
    List<double[]> places = new ArrayList<>();
    for (Point point : chain) {
      double[] along = ink.extent(point.blob(), ux, uy);
      double[] across = ink.extent(point.blob(), -uy, ux);
      double a = (along[0] + along[1]) / 2;
      double b = (across[0] + across[1]) / 2;
      places.add(
          new double[] {
            point.index() - middle, a * ux - b * uy, a * uy + b * ux, across[1] - across[0] + 1
          });
    }
    double[] fit = solve(places, places.size() >= ENOUGH_FOR_PERSPECTIVE);
    if (fit == null) {
      return Optional.empty();
    }
    TextLine line =
        new TextLine(
            fit[0],
            fit[1],
            fit[2],
            fit[3],
            fit[4],
            1,
            start.index() - middle,
            end.index() - middle);
    if (1 + line.c() * (line.first() - 4) < 0.2 || 1 + line.c() * (line.last() + 4) < 0.2) {
      return Optional.empty();
    }
    List<Double> rises =
        places.stream()
            .map(place -> place[3] / line.step(place[0]))
            .sorted(Comparator.naturalOrder())
            .toList();
    double rise = rises.get(rises.size() * 7 / 10);
    if (rise < 0.5 || rise > 2.2) {
      return Optional.empty();
    }
    return Optional.of(
        new TextLine(
            line.ax(), line.bx(), line.ay(), line.by(), line.c(), rise, line.first(), line.last()));
  }

  /// Solves `x + c·i·x = ax + bx·i` and the same for y for (ax, bx, ay, by, c).
  private static double @org.jspecify.annotations.Nullable [] solve(
      List<double[]> places, boolean perspective) {
    int unknowns = perspective ? 5 : 4;
    double[][] normal = new double[unknowns][unknowns + 1];
    for (double[] place : places) {
      double i = place[0];
      accumulate(normal, new double[] {1, i, 0, 0, -i * place[1]}, place[1]);
      accumulate(normal, new double[] {0, 0, 1, i, -i * place[2]}, place[2]);
    }
    double[] solved = new double[5];
    for (int column = 0; column < unknowns; column++) {
      int pivot = column;
      for (int row = column + 1; row < unknowns; row++) {
        if (Math.abs(normal[row][column]) > Math.abs(normal[pivot][column])) {
          pivot = row;
        }
      }
      double[] swap = normal[column];
      normal[column] = normal[pivot];
      normal[pivot] = swap;
      if (Math.abs(normal[column][column]) < 1e-9) {
        return null;
      }
      for (int row = 0; row < unknowns; row++) {
        if (row != column) {
          double times = normal[row][column] / normal[column][column];
          for (int k = column; k <= unknowns; k++) {
            normal[row][k] -= times * normal[column][k];
          }
        }
      }
    }
    for (int k = 0; k < unknowns; k++) {
      solved[k] = normal[k][unknowns] / normal[k][k];
    }
    return solved;
  }

  private static void accumulate(double[][] normal, double[] row, double right) {
    int unknowns = normal.length;
    for (int a = 0; a < unknowns; a++) {
      for (int b = 0; b < unknowns; b++) {
        normal[a][b] += row[a] * row[b];
      }
      normal[a][unknowns] += row[a] * right;
    }
  }
}
