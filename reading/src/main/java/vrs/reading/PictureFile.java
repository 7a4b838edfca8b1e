package vrs.reading;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Opens a picture file, and refuses before decoding what would not be worth it or would hurt.
final class PictureFile {
  static final int MOST_BYTES = 16 * 1024 * 1024;
  static final long MOST_PIXELS = 64_000_000;
  static final int LONGEST_SIDE = 16_000;
  static final int SHORTEST_SIDE = 24;

  /// A decoded picture has at most this many pixels a side; larger ones are thinned out while
  /// decoding.
  private static final int DECODED_SIDE = 4_200;

  /// What became of a file.
  sealed interface Opened {}

  record Picture(GreyPicture grey) implements Opened {}

  record Refused(ReadingReason reason) implements Opened {}

  private PictureFile() {}

  static Opened open(byte[] file) {
    if (file.length > MOST_BYTES) {
      return new Refused(ReadingReason.FILE_TOO_LARGE);
    }
    PictureHeader header = PictureHeader.of(file).orElse(null);
    if (header == null) {
      return new Refused(ReadingReason.NOT_A_PICTURE);
    }
    if (Math.max(header.width(), header.height()) > LONGEST_SIDE
        || (long) header.width() * header.height() > MOST_PIXELS) {
      return new Refused(ReadingReason.TOO_MANY_PIXELS);
    }
    if (Math.min(header.width(), header.height()) < SHORTEST_SIDE) {
      return new Refused(ReadingReason.PICTURE_TOO_SMALL);
    }
    try {
      return new Picture(upright(GreyPicture.of(decoded(file, header)), header.orientation()));
    } catch (IOException | RuntimeException e) {
      // The JDK's decoders answer broken files with either.
      return new Refused(ReadingReason.PICTURE_DAMAGED);
    }
  }

  private static BufferedImage decoded(byte[] file, PictureHeader header) throws IOException {
    String format = header.format() == PictureHeader.Format.JPEG ? "jpeg" : "png";
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      // Without metadata the decoder skips the compressed texts of a PNG, which may be bombs of
      // their own.
      reader.setInput(in, true, true);
      if (reader.getWidth(0) != header.width() || reader.getHeight(0) != header.height()) {
        throw new IOException("two different sizes");
      }
      ImageReadParam settings = reader.getDefaultReadParam();
      int longer = Math.max(header.width(), header.height());
      int thin = (longer + DECODED_SIDE - 1) / DECODED_SIDE;
      settings.setSourceSubsampling(thin, thin, 0, 0);
      return reader.read(0, settings);
    } finally {
      reader.dispose();
    }
  }

  /// Turns the picture the way the camera was held (EXIF orientation).
  private static GreyPicture upright(GreyPicture picture, int orientation) {
    if (orientation == 1) {
      return picture;
    }
    int width = picture.width();
    int height = picture.height();
    boolean lying = orientation >= 5;
    int newWidth = lying ? height : width;
    int newHeight = lying ? width : height;
    byte[] turned = new byte[newWidth * newHeight];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        int value =
            switch (orientation) {
              case 2 -> picture.at(width - 1 - x, y);
              case 3 -> picture.at(width - 1 - x, height - 1 - y);
              case 4 -> picture.at(x, height - 1 - y);
              case 5 -> picture.at(y, x);
              case 6 -> picture.at(y, height - 1 - x);
              case 7 -> picture.at(width - 1 - y, height - 1 - x);
              case 8 -> picture.at(width - 1 - y, x);
              default -> throw new IllegalArgumentException("orientation " + orientation);
            };
        turned[y * newWidth + x] = (byte) value;
      }
    }
    return new GreyPicture(newWidth, newHeight, turned);
  }
}
