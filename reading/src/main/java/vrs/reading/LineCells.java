package vrs.reading;

import java.util.ArrayList;
import java.util.List;

/// The cells of a line as the network gets them, at reading and at training alike.
///
/// @param first the number of the first cell; cells stand before and behind what was seen, because
///   a first or last character may have been missed
public record LineCells(TextLine line, int first, List<float[]> evened) {
  private static final int BEYOND = 3;

  /// A cell with less than this part of the line's contrast is blank.
  private static final float BLANK = 0.35f;

  public static LineCells of(GreyPicture picture, TextLine line) {
    List<Cell> cells = new ArrayList<>();
    int first = line.first() - BEYOND;
    for (int i = first; i <= line.last() + BEYOND; i++) {
      cells.add(line.cell(picture, i));
    }
    List<Float> contrasts = cells.stream().map(Cell::contrast).sorted().toList();
    float usual = contrasts.get(contrasts.size() * 6 / 10);
    return new LineCells(
        line, first, cells.stream().map(cell -> cell.evened(BLANK * usual)).toList());
  }

  /// The same line turned upside down, cell pictures included.
  public LineCells reversed() {
    int last = first + evened.size() - 1;
    return new LineCells(
        line.reversed(), -last, evened.reversed().stream().map(LineCells::turned).toList());
  }

  private static float[] turned(float[] cell) {
    float[] turned = new float[cell.length];
    for (int i = 0; i < cell.length; i++) {
      turned[i] = cell[cell.length - 1 - i];
    }
    return turned;
  }
}
