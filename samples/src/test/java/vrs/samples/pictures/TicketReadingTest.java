package vrs.samples.pictures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.reading.CameraTicketReader;
import vrs.reading.ReadingReason;
import vrs.reading.Strip;
import vrs.reading.TicketReading;
import vrs.reading.TicketReading.NotRead;
import vrs.reading.TicketReading.ReadFromCode;
import vrs.reading.TicketReading.ReadFromLine;

final class TicketReadingTest {
  private static final String DIGITS = "231310160000123456";

  private final CameraTicketReader reader = new CameraTicketReader();

  @ParameterizedTest
  @ValueSource(doubles = {0, 37, 90, 180, 215, 270})
  void a_code_is_read_at_any_angle(double turn) {
    TicketReading reading = reader.read(turned(ticket(DIGITS, true), turn));

    assertThat(reading)
        .isInstanceOfSatisfying(
            ReadFromCode.class,
            read -> {
              assertThat(read.line().digits()).isEqualTo(DIGITS);
              assertThat(read.strip().jpeg()).hasSizeLessThanOrEqualTo(Strip.MOST);
            });
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 37, 90, 180, 215, 270})
  void a_line_is_read_at_any_angle(double turn) {
    TicketReading reading = reader.read(turned(ticket(DIGITS, false), turn));

    assertThat(reading)
        .isInstanceOfSatisfying(
            ReadFromLine.class,
            read -> {
              assertThat(read.line().digits()).isEqualTo(DIGITS);
              assertThat(read.confidence()).hasSize(18).allMatch(p -> p > 0.8 && p <= 1);
              assertThat(read.strip().jpeg()).hasSizeLessThanOrEqualTo(Strip.MOST);
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = Damage.Level.class,
      names = {"BLUR", "TILTED", "NOISE", "LOW_RESOLUTION", "DARK", "COMPRESSED", "PHONE"})
  void damage_does_not_make_a_wrong_line_and_seldom_an_unread_one(Damage.Level level) {
    int read = 0;
    for (int i = 0; i < 3; i++) {
      Random random = new Random(4000 + i);
      String digits = SampleDigits.ticket(random);
      Drawing drawing = ticket(digits, false);
      byte[] picture = Camera.take(drawing, Damage.of(level, random, 12), 1200, 900, random).jpeg();
      Optional<String> answer = digits(reader.read(picture));
      assertThat(answer.orElse(digits)).isEqualTo(digits);
      read += answer.isPresent() ? 1 : 0;
    }
    assertThat(read).isGreaterThanOrEqualTo(2);
  }

  @Test
  void what_the_eye_can_hardly_read_is_not_guessed() {
    for (int i = 0; i < 4; i++) {
      Random random = new Random(5000 + i);
      String digits = SampleDigits.ticket(random);
      byte[] picture =
          Camera.take(
                  ticket(digits, false),
                  Damage.of(Damage.Level.BAD_PHONE, random, 9),
                  1200,
                  900,
                  random)
              .jpeg();
      assertThat(digits(reader.read(picture)).orElse(digits)).isEqualTo(digits);
    }
  }

  @Test
  void a_cropped_line_is_enough() {
    Drawing drawing = ticket(DIGITS, false);
    PrintedLine line = drawing.lines().getLast();
    int margin = (int) (1.5 * line.step());
    BufferedImage strip =
        drawing
            .image()
            .getSubimage(
                (int) line.x() - margin,
                (int) line.y() - margin,
                (int) (17 * line.step()) + 2 * margin,
                2 * margin);

    assertThat(digits(reader.read(png(strip)))).contains(DIGITS);
  }

  @Test
  void the_form_in_one_picture_is_read() {
    Random random = new Random(77);
    Drawing form =
        TicketPicture.form(new PrintedTicket(DIGITS, "千代田区", "接種 花子", false), 250, Print.GOOD);
    byte[] picture =
        Camera.take(form, Damage.of(Damage.Level.CLEAN, random, 7), 1600, 1200, random).jpeg();

    assertThat(digits(reader.read(picture))).contains(DIGITS);
  }

  @Test
  void a_line_with_a_wrong_check_digit_of_the_municipality_is_not_read() {
    TicketReading reading = reader.read(turned(ticket("231310170000123456", false), 2));

    assertThat(reason(reading)).contains(ReadingReason.MUNICIPALITY_CHECK_DIGIT_WRONG);
    assertThat(((NotRead) reading).strip()).isPresent();
  }

  @Test
  void a_code_with_a_wrong_check_digit_of_the_municipality_is_not_read() {
    assertThat(reason(reader.read(turned(ticket("231310170000123456", true), 2))))
        .contains(ReadingReason.MUNICIPALITY_CHECK_DIGIT_WRONG);
  }

  @Test
  void a_code_and_a_line_that_differ_are_not_read() {
    BufferedImage picture = ticket(DIGITS, true).image();
    BufferedImage other = ticket("231310160000123457", true).image();
    // The lower part, with the line, of one ticket and the upper part, with the code, of another.
    int seam = picture.getHeight() * 7 / 10;
    Graphics2D canvas = picture.createGraphics();
    canvas.drawImage(
        other.getSubimage(0, seam, other.getWidth(), other.getHeight() - seam), 0, seam, null);
    canvas.dispose();

    assertThat(reason(reader.read(png(picture)))).contains(ReadingReason.CODE_AND_LINE_DIFFER);
  }

  @Test
  void two_tickets_in_one_picture_are_not_read() {
    BufferedImage one = ticket(DIGITS, false).image();
    BufferedImage other = ticket("231310160000999999", false).image();
    BufferedImage both =
        new BufferedImage(one.getWidth(), 2 * one.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D canvas = both.createGraphics();
    canvas.drawImage(one, 0, 0, null);
    canvas.drawImage(other, 0, one.getHeight(), null);
    canvas.dispose();

    assertThat(reason(reader.read(png(both)))).contains(ReadingReason.MORE_THAN_ONE_TICKET);
  }

  @Test
  void a_picture_without_a_ticket_is_not_read() {
    Random random = new Random(1);
    SampleDigits.PassportLines lines = SampleDigits.passport(random);
    Drawing passport = PassportPicture.page(lines.upper(), lines.lower(), 200, Print.GOOD);

    assertThat(reason(reader.read(png(passport.image())))).contains(ReadingReason.NO_TICKET_LINE);
  }

  @Test
  void a_file_that_is_no_picture_is_refused() {
    assertThat(reason(reader.read("hello".getBytes(UTF_8)))).contains(ReadingReason.NOT_A_PICTURE);
  }

  @Test
  void the_strip_shows_the_line_upright() throws IOException {
    TicketReading upsideDown = reader.read(turned(ticket(DIGITS, false), 180));
    byte[] strip = ((ReadFromLine) upsideDown).strip().jpeg();

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(strip));
    assertThat(image.getWidth()).isGreaterThan(5 * image.getHeight());
    assertThat(digits(reader.read(strip))).contains(DIGITS);
  }

  private static Drawing ticket(String digits, boolean code) {
    return TicketPicture.sticker(new PrintedTicket(digits, "千代田区", "接種 花子", code), 400, Print.GOOD);
  }

  private static byte[] turned(Drawing drawing, double turn) {
    Random random = new Random(11);
    Damage damage = new Damage(new View(turn, 3, -4, 12, 10, -5), 0.6, 0, 3, 0.2, 0, 88);
    return Camera.take(drawing, damage, 1100, 1000, random).jpeg();
  }

  private static byte[] png(BufferedImage image) {
    return new Frame(image, 90, List.of()).png();
  }

  private static Optional<String> digits(TicketReading reading) {
    return switch (reading) {
      case ReadFromCode read -> Optional.of(read.line().digits());
      case ReadFromLine read -> Optional.of(read.line().digits());
      case NotRead _ -> Optional.empty();
    };
  }

  private static Optional<ReadingReason> reason(TicketReading reading) {
    return reading instanceof NotRead notRead ? Optional.of(notRead.reason()) : Optional.empty();
  }
}
