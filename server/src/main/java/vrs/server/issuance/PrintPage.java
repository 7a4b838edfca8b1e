package vrs.server.issuance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import vrs.certificate.CodeSymbol;

/// A page on which texts, lines and codes are drawn; lengths in points from the upper left corner.
///
/// A character that no font has becomes the printer's old mark for a missing letter, 〓; one that
/// asks for a variant of the character before it (IVS) becomes ※, for only the usual form can be
/// printed. Both are remembered: nothing is dropped.
final class PrintPage implements AutoCloseable {

  static final double MILLIMETRE = 72 / 25.4;
  private static final String MISSING = "〓";
  private static final String VARIANT = "※";
  private static final double HEIGHT = 297 * MILLIMETRE;
  private static final double SMALLEST = 7;

  private final PDDocument document;
  private final PDPageContentStream canvas;
  private final PrintFonts fonts;
  private final Map<String, PDType0Font> embedded = new HashMap<>();
  private final Set<String> unprintable = new LinkedHashSet<>();

  PrintPage(PDDocument document, PDPageContentStream canvas, PrintFonts fonts) {
    this.document = document;
    this.canvas = canvas;
    this.fonts = fonts;
  }

  private record Run(PDType0Font font, String text) {
    double width() {
      try {
        return font.getStringWidth(text) / 1000;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  Set<String> unprintable() {
    return unprintable;
  }

  /// One line, its baseline at `y`.
  void text(double x, double y, double size, String text) {
    draw(x, y, size, runs(text));
  }

  void centred(double x, double y, double size, String text) {
    List<Run> runs = runs(text);
    draw(x - width(runs) * size / 2, y, size, runs);
  }

  /// A text that must fit: made smaller first, then broken into lines; `y` is the baseline of the
  /// first.
  void fitted(double x, double y, double size, double width, String text) {
    double natural = width(runs(text)) * size;
    double fitting = Math.max(SMALLEST, natural <= width ? size : size * width / natural);
    List<String> lines = broken(text, width / fitting);
    double up = (lines.size() - 1) * fitting * 0.55;
    for (int i = 0; i < lines.size(); i++) {
      text(x, y - up + i * fitting * 1.15, fitting, lines.get(i));
    }
  }

  private List<String> broken(String text, double width) {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    double used = 0;
    for (int character : text.codePoints().toArray()) {
      double wide = width(runs(Character.toString(character)));
      if (used + wide > width + 0.001 && !line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      line.appendCodePoint(character);
      used += wide;
    }
    lines.add(line.toString());
    return lines;
  }

  void line(double fromX, double fromY, double toX, double toY, double thickness) {
    try {
      canvas.setLineWidth((float) thickness);
      canvas.moveTo((float) fromX, (float) (HEIGHT - fromY));
      canvas.lineTo((float) toX, (float) (HEIGHT - toY));
      canvas.stroke();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A code as rectangles, sharp at every size; dark modules that touch in a row are one rectangle.
  ///
  /// @param side of the symbol without its quiet zone
  void code(CodeSymbol symbol, double x, double y, double side) {
    double module = side / symbol.size();
    try {
      for (int row = 0; row < symbol.size(); row++) {
        for (int column = 0; column < symbol.size(); column++) {
          int start = column;
          while (column < symbol.size() && symbol.dark(column, row)) {
            column++;
          }
          if (column > start) {
            canvas.addRect(
                (float) (x + start * module),
                (float) (HEIGHT - y - (row + 1) * module),
                (float) ((column - start) * module),
                (float) module);
          }
        }
      }
      canvas.fill();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    canvas.close();
  }

  private void draw(double x, double y, double size, List<Run> runs) {
    try {
      canvas.beginText();
      canvas.newLineAtOffset((float) x, (float) (HEIGHT - y));
      for (Run run : runs) {
        canvas.setFont(run.font, (float) size);
        canvas.showText(run.text);
      }
      canvas.endText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double width(List<Run> runs) {
    return runs.stream().mapToDouble(Run::width).sum();
  }

  private List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    var same = new StringBuilder();
    String slice = "";
    for (int character : text.codePoints().toArray()) {
      String shown = Character.toString(character);
      var found = fonts.sliceOf(character);
      if (found.isEmpty()) {
        unprintable.add(shown);
        shown = variation(character) ? VARIANT : MISSING;
        found = fonts.sliceOf(shown.codePointAt(0));
      }
      if (!found.orElseThrow().equals(slice)) {
        flush(runs, slice, same);
        slice = found.orElseThrow();
      }
      same.append(shown);
    }
    flush(runs, slice, same);
    return runs;
  }

  private static boolean variation(int character) {
    return (character >= 0xFE00 && character <= 0xFE0F)
        || (character >= 0xE0100 && character <= 0xE01EF);
  }

  private void flush(List<Run> runs, String slice, StringBuilder text) {
    if (!text.isEmpty()) {
      runs.add(new Run(embedded.computeIfAbsent(slice, this::embed), text.toString()));
      text.setLength(0);
    }
  }

  private PDType0Font embed(String slice) {
    try {
      return PDType0Font.load(document, fonts.font(slice), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
