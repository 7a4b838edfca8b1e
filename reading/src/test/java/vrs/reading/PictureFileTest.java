package vrs.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureFileTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "%PDF-1.7", "GIF89a", "<svg/>", "BM", "RIFF....WEBP"})
  void what_is_not_a_jpeg_or_png_is_refused(String text) {
    assertThat(reason(text.getBytes(ISO_8859_1))).isEqualTo(ReadingReason.NOT_A_PICTURE);
  }

  @Test
  void a_png_header_of_2_500_million_pixels_is_refused_unopened() {
    assertThat(reason(pngHeader(50_000, 50_000))).isEqualTo(ReadingReason.TOO_MANY_PIXELS);
    assertThat(reason(pngHeader(15_000, 15_000))).isEqualTo(ReadingReason.TOO_MANY_PIXELS);
    assertThat(reason(pngHeader(1, 2_000_000_000))).isEqualTo(ReadingReason.TOO_MANY_PIXELS);
  }

  @Test
  void a_jpeg_header_of_2_500_million_pixels_is_refused_unopened() throws IOException {
    byte[] file = picture("jpeg", 100, 100);
    int frame = frameHeader(file);
    ByteBuffer.wrap(file).putShort(frame + 5, (short) 50_000).putShort(frame + 7, (short) 50_000);

    assertThat(reason(file)).isEqualTo(ReadingReason.TOO_MANY_PIXELS);
  }

  @Test
  void a_tiny_picture_is_refused() throws IOException {
    assertThat(reason(picture("png", 400, 12))).isEqualTo(ReadingReason.PICTURE_TOO_SMALL);
  }

  @Test
  void a_file_above_the_limit_is_refused() {
    assertThat(reason(new byte[PictureFile.MOST_BYTES + 1]))
        .isEqualTo(ReadingReason.FILE_TOO_LARGE);
  }

  @Test
  void a_picture_that_ends_in_the_middle_of_its_header_is_damaged_or_none() throws IOException {
    byte[] png = picture("png", 100, 100);
    assertThat(reason(Arrays.copyOf(png, 40))).isEqualTo(ReadingReason.PICTURE_DAMAGED);
    byte[] jpeg = picture("jpeg", 100, 100);
    assertThat(reason(Arrays.copyOf(jpeg, 30))).isEqualTo(ReadingReason.NOT_A_PICTURE);
  }

  /// Each orientation must bring the dark corner back to the upper left.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_way_the_camera_was_held_is_undone(int orientation) throws IOException {
    BufferedImage stored = new BufferedImage(80, 60, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D canvas = stored.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, 80, 60);
    canvas.setColor(Color.BLACK);
    boolean right = Arrays.asList(2, 3, 7, 8).contains(orientation);
    boolean low = Arrays.asList(3, 4, 6, 7).contains(orientation);
    canvas.fillRect(right ? 60 : 0, low ? 40 : 0, 20, 20);
    canvas.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(stored, "jpeg", bytes);

    GreyPicture upright = grey(withOrientation(bytes.toByteArray(), orientation));

    assertThat(upright.width()).isEqualTo(orientation < 5 ? 80 : 60);
    assertThat(upright.at(8, 8)).isLessThan(40);
    assertThat(upright.at(upright.width() - 8, 8)).isGreaterThan(200);
    assertThat(upright.at(8, upright.height() - 8)).isGreaterThan(200);
  }

  @Test
  void transparency_counts_as_paper() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB), "png", bytes);

    assertThat(grey(bytes.toByteArray()).at(20, 20)).isEqualTo(255);
  }

  private static GreyPicture grey(byte[] file) {
    assertThat(PictureFile.open(file)).isInstanceOf(PictureFile.Picture.class);
    return ((PictureFile.Picture) PictureFile.open(file)).grey();
  }

  private static ReadingReason reason(byte[] file) {
    assertThat(PictureFile.open(file)).isInstanceOf(PictureFile.Refused.class);
    return ((PictureFile.Refused) PictureFile.open(file)).reason();
  }

  private static byte[] picture(String format, int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), format, bytes);
    return bytes.toByteArray();
  }

  private static byte[] pngHeader(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(17);
    header
        .put("IHDR".getBytes(ISO_8859_1))
        .putInt(width)
        .putInt(height)
        .put(new byte[] {8, 0, 0, 0, 0});
    CRC32 sum = new CRC32();
    sum.update(header.array());
    return ByteBuffer.allocate(33)
        .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
        .putInt(13)
        .put(header.array())
        .putInt((int) sum.getValue())
        .array();
  }

  private static int frameHeader(byte[] jpeg) {
    for (int i = 2; i < jpeg.length; i += 2 + (((jpeg[i + 2] & 255) << 8) | (jpeg[i + 3] & 255))) {
      if ((jpeg[i + 1] & 255) == 0xC0) {
        return i;
      }
    }
    throw new AssertionError("no frame header");
  }

  private static byte[] withOrientation(byte[] jpeg, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(36);
    exif.putShort((short) 0xFFE1).putShort((short) 34).put("Exif\0\0MM".getBytes(ISO_8859_1));
    exif.putShort((short) 42).putInt(8).putShort((short) 1);
    exif.putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0);
    exif.putInt(0);
    return ByteBuffer.allocate(jpeg.length + 36)
        .put(jpeg, 0, 2)
        .put(exif.array())
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }
}
