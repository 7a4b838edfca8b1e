package vrs.tools;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import vrs.certificate.CodePicture;

/// Finds the texts of all codes in a file: the file itself when it is text, the QR codes of a
/// picture or of every page of a PDF.
final class CodesInFile {

  /// A dense code may show only at one of them.
  private static final int[] PRINT_DPI = {200, 300, 400};

  private static final int MOST_PAGES = 20;
  private static final long MOST_PIXELS = 100_000_000;

  private CodesInFile() {}

  /// The texts found; empty when a picture or PDF shows no code.
  ///
  /// @throws IOException when the file is a PDF or picture that cannot be read
  static List<String> of(byte[] file) throws IOException {
    if (startsWith(file, "%PDF-")) {
      return List.copyOf(ofPdf(file));
    }
    if (startsWith(file, "\u0089PNG") || startsWith(file, "\u00ff\u00d8\u00ff")) {
      return List.copyOf(ofPicture(file));
    }
    return List.of(new String(file, StandardCharsets.UTF_8));
  }

  private static Set<String> ofPdf(byte[] file) throws IOException {
    Set<String> texts = new LinkedHashSet<>();
    try (var document = Loader.loadPDF(file)) {
      var renderer = new PDFRenderer(document);
      for (int page = 0; page < Math.min(document.getNumberOfPages(), MOST_PAGES); page++) {
        for (int dpi : PRINT_DPI) {
          texts.addAll(CodePicture.read(renderer.renderImageWithDPI(page, dpi, ImageType.GRAY)));
        }
      }
    } catch (RuntimeException e) {
      throw new IOException("a damaged PDF", e); // the library throws many kinds
    }
    return texts;
  }

  private static Set<String> ofPicture(byte[] file) throws IOException {
    BufferedImage picture = picture(file);
    Set<String> texts = new LinkedHashSet<>(CodePicture.read(picture));
    for (double factor : new double[] {0.5, 2}) {
      double pixels = picture.getWidth() * factor * picture.getHeight() * factor;
      if (texts.isEmpty() && pixels < MOST_PIXELS) {
        texts.addAll(CodePicture.read(scaled(picture, factor)));
      }
    }
    return texts;
  }

  private static BufferedImage picture(byte[] file) throws IOException {
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("not a picture");
      }
      var reader = readers.next();
      try {
        reader.setInput(in);
        // asked before the pixels are unpacked: a small file can claim a huge picture
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
          throw new IOException("a picture of more than 100 million pixels");
        }
        return reader.read(0);
      } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
        throw new IOException("a damaged picture", e);
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage scaled(BufferedImage picture, double factor) {
    int width = Math.max(1, (int) (picture.getWidth() * factor));
    int height = Math.max(1, (int) (picture.getHeight() * factor));
    var scaled = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    var canvas = scaled.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    canvas.drawImage(picture, 0, 0, width, height, null);
    canvas.dispose();
    return scaled;
  }

  private static boolean startsWith(byte[] file, String magic) {
    byte[] start = magic.getBytes(StandardCharsets.ISO_8859_1);
    return file.length >= start.length
        && java.util.Arrays.equals(file, 0, start.length, start, 0, start.length);
  }
}
