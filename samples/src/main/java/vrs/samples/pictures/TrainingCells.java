package vrs.samples.pictures;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import vrs.reading.CharacterNetwork;
import vrs.reading.GreyPicture;
import vrs.reading.LineCells;
import vrs.reading.LineFinder;
import vrs.reading.TextLine;

/// Writes what the network learns from: cells cut out of damaged pictures by the very code that
/// cuts at reading, each with the character that was printed there, or "none".
///
/// Each entry is one byte with the character's number and 768 bytes of evened grey. Call:
/// `TrainingCells FILE SEED FRAMES`.
public final class TrainingCells {
  private static final int NONE = CharacterNetwork.CHARACTERS.length();

  /// Characters that upside down look like a character again, so that they teach nothing about
  /// being upside down.
  private static final String ALIKE_UPSIDE_DOWN = "012356789EHILJMNOSWXZ";

  private TrainingCells() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    int frames = Integer.parseInt(arguments[2]);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
      for (int i = 0; i < frames; i++) {
        Random random = new Random(seed * 1_000_003 + i);
        boolean passport = random.nextInt(3) < 2;
        write(out, passport ? passport(random) : ticket(random), passport ? 44 : 18, random);
      }
    }
  }

  private static Frame ticket(RandomGenerator random) {
    Damage damage = Damage.anything(random, 14);
    PrintedTicket ticket =
        new PrintedTicket(text(random, "0123456789", 18), "", "", random.nextBoolean());
    double dpi = Math.clamp(damage.view().scale() * 25.4 * 1.3, 150, 600);
    Drawing drawing = TicketPicture.sticker(ticket, dpi, Print.any(random));
    int side = (int) (54 * damage.view().scale());
    PrintedLine line = drawing.lines().getLast();
    return Camera.take(drawing, damage, side, side, line.x() + 8.5 * line.step(), line.y(), random);
  }

  private static Frame passport(RandomGenerator random) {
    Damage damage = Damage.anything(random, 8);
    String characters = "0123456789" + CharacterNetwork.CHARACTERS + "<<<";
    double dpi = Math.clamp(damage.view().scale() * 25.4 * 1.3, 150, 500);
    Drawing drawing =
        PassportPicture.page(
            text(random, characters, 44), text(random, characters, 44), dpi, Print.any(random));
    int side = (int) (130 * damage.view().scale());
    PrintedLine line = drawing.lines().getLast();
    return Camera.take(
        drawing, damage, side, side, line.x() + 21.5 * line.step(), line.y(), random);
  }

  private static String text(RandomGenerator random, String characters, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }

  private static void write(DataOutputStream out, Frame frame, int length, Random random)
      throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(frame.jpeg()));
    GreyPicture picture = GreyPicture.of(image);
    LineFinder.Look[] looks = LineFinder.Look.values();
    List<TextLine> lines = LineFinder.lines(picture, length, looks[random.nextInt(looks.length)]);
    for (TextLine line : lines.stream().limit(4).toList()) {
      boolean between = random.nextInt(12) == 0;
      TextLine jittered = jittered(line, between ? 0.5 : 0.05 * random.nextGaussian(), random);
      LineCells cells = LineCells.of(picture, jittered);
      if ((random.nextInt(10) > 0 && opposed(frame, jittered)) || random.nextInt(12) == 0) {
        cells = cells.reversed();
      }
      for (int i = 0; i < cells.evened().size(); i++) {
        int label = label(frame, cells.line(), cells.first() + i);
        if (label >= 0 && (label != NONE || random.nextInt(3) > 0)) {
          out.writeByte(label);
          for (float value : cells.evened().get(i)) {
            out.writeByte(Math.round((value + 0.5f) * 127.5f));
          }
        }
      }
    }
  }

  private static TextLine jittered(TextLine line, double along, RandomGenerator random) {
    int length = line.last() - line.first() + 1;
    TextLine moved = line.startingAt(line.first() + along, length);
    double middle = length / 2.0;
    double dx = moved.x(middle + 0.5) - moved.x(middle - 0.5);
    double dy = moved.y(middle + 0.5) - moved.y(middle - 0.5);
    double across = 0.05 * random.nextGaussian();
    double shiftX = -dy * across;
    double shiftY = dx * across;
    return new TextLine(
        moved.ax() + shiftX,
        moved.bx() + shiftX * moved.c(),
        moved.ay() + shiftY,
        moved.by() + shiftY * moved.c(),
        moved.c(),
        moved.rise() * (1 + 0.06 * random.nextGaussian()),
        0,
        length - 1);
  }

  private static boolean opposed(Frame frame, TextLine line) {
    return IntStream.rangeClosed(line.first(), line.last())
            .map(i -> {
              Frame.Mark mark = nearest(frame, line, i);
              return mark == null ? 0 : (int) Math.signum(along(mark, line, i));
            })
            .sum()
        < 0;
  }

  /// The number of the character that stands in a cell, [#NONE], or −1 where one could argue.
  private static int label(Frame frame, TextLine line, int i) {
    Frame.Mark mark = nearest(frame, line, i);
    if (mark == null || mark.character() == ' ') {
      return NONE;
    }
    double step = line.step(i);
    double off = Math.hypot(mark.x() - line.x(i), mark.y() - line.y(i)) / step;
    double size = Math.hypot(mark.dx(), mark.dy()) / step;
    double along = along(mark, line, i) / size;
    if (off > 0.4) {
      return NONE;
    }
    if (off > 0.24) {
      return -1;
    }
    if (along < -0.9 || size < 0.7 || size > 1.4) {
      return ALIKE_UPSIDE_DOWN.indexOf(mark.character()) >= 0 ? -1 : NONE;
    }
    return along > 0.95 && size > 0.85 && size < 1.18
        ? CharacterNetwork.CHARACTERS.indexOf(mark.character())
        : -1;
  }

  /// The printed character nearest to a cell, if any is within its reach.
  private static Frame.@Nullable Mark nearest(Frame frame, TextLine line, int i) {
    Frame.Mark nearest = null;
    double least = 0.8 * line.step(i);
    for (Frame.Mark mark : frame.marks()) {
      double distance = Math.hypot(mark.x() - line.x(i), mark.y() - line.y(i));
      if (distance < least) {
        least = distance;
        nearest = mark;
      }
    }
    return nearest;
  }

  private static double along(Frame.Mark mark, TextLine line, int i) {
    double step = line.step(i);
    double dx = line.x(i + 0.5) - line.x(i - 0.5);
    double dy = line.y(i + 0.5) - line.y(i - 0.5);
    return (mark.dx() * dx + mark.dy() * dy) / (step * step);
  }
}
