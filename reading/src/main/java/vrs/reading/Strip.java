package vrs.reading;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// The part of a picture that shows the ticket's line, straightened: all that is kept of it.
///
/// A JPEG of at most [#MOST] bytes.
public final class Strip {
  public static final int MOST = 20_000;

  private static final int HEIGHT = 48;
  private static final double TALL = 2.4;

  private final byte[] jpeg;

  private Strip(byte[] jpeg) {
    this.jpeg = jpeg;
  }

  public byte[] jpeg() {
    return jpeg.clone();
  }

  /// The line with a margin of one character.
  static Strip of(GreyPicture picture, TextLine line) {
    double from = line.first() - 1.5;
    double to = line.last() + 1.5;
    int width = (int) Math.clamp(HEIGHT * (to - from) / (TALL * line.rise()), HEIGHT, 24 * HEIGHT);
    float[] grey = new float[width * HEIGHT];
    line.sample(picture, from, to, TALL, width, HEIGHT, grey);
    return written(grey, width, HEIGHT);
  }

  /// A rectangle of the picture, made small enough; for a code without a line beside it.
  static Strip of(GreyPicture picture, int left, int top, int right, int bottom) {
    int longer = Math.max(right - left, bottom - top) + 1;
    double scale = Math.min(1, 240.0 / longer);
    int width = (int) Math.max(1, (right - left + 1) * scale);
    int height = (int) Math.max(1, (bottom - top + 1) * scale);
    float[] grey = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        grey[y * width + x] = picture.sample(left + x / scale, top + y / scale);
      }
    }
    return written(grey, width, height);
  }

  private static Strip written(float[] grey, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] bytes = new byte[grey.length];
    for (int i = 0; i < grey.length; i++) {
      bytes[i] = (byte) Math.clamp(Math.round(grey[i]), 0, 255);
    }
    image.getRaster().setDataElements(0, 0, width, height, bytes);
    for (float quality = 0.8f; ; quality -= 0.2f) {
      byte[] jpeg = jpeg(image, Math.max(quality, 0.05f));
      if (jpeg.length <= MOST || quality < 0.1f) {
        return new Strip(jpeg);
      }
    }
  }

  private static byte[] jpeg(BufferedImage image, float quality) {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
    ImageWriter writer = writers.next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new javax.imageio.stream.MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  @Override
  public String toString() {
    return "Strip[hidden]";
  }
}
