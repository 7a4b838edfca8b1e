package vrs.samples.pictures;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// Paper to draw on in millimetres.
final class Canvas {
  private final BufferedImage image;
  private final Graphics2D graphics;
  private final double scale;
  private final Print print;
  private final List<PrintedLine> lines = new ArrayList<>();

  Canvas(double width, double height, double dpi, Print print) {
    scale = dpi / 25.4;
    this.print = print;
    image =
        new BufferedImage(
            (int) Math.ceil(width * scale),
            (int) Math.ceil(height * scale),
            BufferedImage.TYPE_BYTE_GRAY);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setBackground(grey(print.paper()));
    graphics.clearRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setColor(grey(print.ink()));
  }

  void line(String text, double left, double middle, double step) {
    lines.add(
        OcrB.draw(graphics, text, left * scale, middle * scale, step * scale, print.weight()));
  }

  /// Latin capitals and digits in the same font, for items that nobody reads.
  void small(String text, double left, double middle, double step) {
    lines.add(OcrB.draw(graphics, text, left * scale, middle * scale, step * scale, 0));
  }

  /// Japanese where this machine has a font for it, else nothing: no large font is carried along
  /// for samples.
  void japanese(String text, double left, double baseline, double size) {
    Font font = JapaneseFont.FOUND;
    if (font != null) {
      graphics.setFont(font.deriveFont((float) (size * scale)));
      graphics.drawString(text, (float) (left * scale), (float) (baseline * scale));
    }
  }

  void box(double left, double top, double width, double height) {
    graphics.setStroke(new java.awt.BasicStroke((float) (0.2 * scale)));
    graphics.draw(new Rectangle2D.Double(left * scale, top * scale, width * scale, height * scale));
  }

  void fill(double left, double top, double width, double height, int shade) {
    Color ink = graphics.getColor();
    graphics.setColor(grey(shade));
    graphics.fill(new Rectangle2D.Double(left * scale, top * scale, width * scale, height * scale));
    graphics.setColor(ink);
  }

  void ink(double left, double top, double width, double height) {
    fill(left, top, width, height, print.ink());
  }

  /// A wavy background print, as passports have it.
  void waves(double amplitude, double distance, int shade) {
    Color ink = graphics.getColor();
    graphics.setColor(grey(shade));
    graphics.setStroke(new java.awt.BasicStroke((float) (0.12 * scale)));
    for (double y = 0; y < image.getHeight() / scale; y += distance) {
      java.awt.geom.Path2D wave = new java.awt.geom.Path2D.Double();
      wave.moveTo(0, y * scale);
      for (double x = 1; x < image.getWidth() / scale + 1; x++) {
        wave.lineTo(x * scale, (y + amplitude * Math.sin(x / 3 + y)) * scale);
      }
      graphics.draw(wave);
    }
    graphics.setColor(ink);
  }

  Drawing drawing() {
    graphics.dispose();
    return new Drawing(image, scale, lines);
  }

  private static Color grey(int shade) {
    return new Color(shade, shade, shade);
  }
}
