package vrs.samples.pictures;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The font of tickets' lines and of passports, drawn as outlines so that every machine draws the
/// same.
final class OcrB {
  /// Width of every character, and middle of a capital above the base line, in parts of the font's
  /// size.
  static final double ADVANCE = 0.723;

  private static final double MIDDLE = 0.38;
  private static final float UNITS = 1000;
  private static final Font FONT = load();

  private OcrB() {}

  private static Font load() {
    try (InputStream file = OcrB.class.getResourceAsStream("OCRB.otf")) {
      if (file == null) {
        throw new IllegalStateException("OCRB.otf is missing from the jar");
      }
      return Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(UNITS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Draws a line and says where its characters stand.
  ///
  /// @param left where the first character's cell begins, in pixels
  /// @param middle the middle of the capitals, in pixels
  /// @param step distance of two characters, in pixels
  /// @param weight how much bolder (or finer, below 0) than the font, in parts of its size
  static PrintedLine draw(
      Graphics2D canvas, String text, double left, double middle, double step, double weight) {
    double size = step / ADVANCE;
    AffineTransform before = canvas.getTransform();
    canvas.translate(left, middle + MIDDLE * size);
    canvas.scale(size / UNITS, size / UNITS);
    Shape outline =
        FONT.createGlyphVector(new FontRenderContext(null, true, true), text).getOutline();
    canvas.fill(outline);
    if (weight != 0) {
      java.awt.Color ink = canvas.getColor();
      canvas.setStroke(
          new BasicStroke(
              (float) Math.abs(2 * weight * UNITS), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      if (weight < 0) {
        canvas.setColor(canvas.getBackground());
      }
      canvas.draw(outline);
      canvas.setColor(ink);
    }
    canvas.setTransform(before);
    return new PrintedLine(text, left + step / 2, middle, step);
  }
}
