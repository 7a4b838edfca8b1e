package vrs.samples.pictures;

import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import vrs.reading.CameraTicketReader;
import vrs.reading.PassportReader;
import vrs.reading.PassportReading;
import vrs.reading.TicketReader;
import vrs.reading.TicketReading;

/// Prints how much of generated pictures is read, wrongly read, and how fast, for each level of
/// damage.
///
/// Call: `ReadingFigures line|cropped|code|passport COUNT SEED [LEVEL …]`. The figures of the last
/// training are in `reading/training/RECORD.md`.
public final class ReadingFigures {
  private final TicketReader tickets = new CameraTicketReader();
  private final PassportReader passports = new PassportReader();
  private int read;
  private int wrong;
  private long nanoseconds;

  private ReadingFigures() {}

  public static void main(String[] arguments) {
    String kind = arguments[0];
    int count = Integer.parseInt(arguments[1]);
    long seed = Long.parseLong(arguments[2]);
    Damage.Level[] levels =
        arguments.length > 3
            ? Arrays.stream(arguments)
                .skip(3)
                .map(Damage.Level::valueOf)
                .toArray(Damage.Level[]::new)
            : Damage.Level.values();
    for (Damage.Level level : levels) {
      ReadingFigures figures = new ReadingFigures();
      for (int i = 0; i < count; i++) {
        Random random = new Random(seed * 1_000_003 + level.name().hashCode() * 10_007L + i);
        switch (kind) {
          case "passport" -> figures.passport(level, random);
          case "code" -> figures.ticket(level, random, true);
          case "line" -> figures.ticket(level, random, false);
          case "cropped" -> figures.cropped(random);
          default -> throw new IllegalArgumentException(kind);
        }
      }
      System.out.printf(
          Locale.ROOT,
          "%s %-15s %5.1f %% read, %d of %d wrong, %d ms CPU each%n",
          kind,
          level,
          100.0 * figures.read / count,
          figures.wrong,
          count,
          figures.nanoseconds / count / 1_000_000);
    }
  }

  private void ticket(Damage.Level level, Random random, boolean code) {
    String digits = SampleDigits.ticket(random);
    Drawing drawing =
        TicketPicture.sticker(new PrintedTicket(digits, "", "", code), 450, Print.any(random));
    byte[] picture = Camera.take(drawing, Damage.of(level, random, 14), 1600, 1200, random).jpeg();
    ticket(picture, digits);
  }

  private void ticket(byte[] picture, String digits) {
    long began = cpuTime();
    TicketReading reading = tickets.read(picture);
    nanoseconds += cpuTime() - began;
    switch (reading) {
      case TicketReading.ReadFromCode(var line, _) -> count(line.digits().equals(digits));
      case TicketReading.ReadFromLine(var line, _, _) -> count(line.digits().equals(digits));
      case TicketReading.NotRead _ -> {}
    }
  }

  /// Only the printed line, as a scanner's window shows it; not damaged.
  private void cropped(Random random) {
    String digits = SampleDigits.ticket(random);
    Drawing drawing =
        TicketPicture.sticker(new PrintedTicket(digits, "", "", false), 300, Print.any(random));
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
    ticket(new Frame(strip, 85, List.of()).jpeg(), digits);
  }

  private void passport(Damage.Level level, Random random) {
    SampleDigits.PassportLines lines = SampleDigits.passport(random);
    Drawing drawing = PassportPicture.page(lines.upper(), lines.lower(), 350, Print.any(random));
    byte[] picture = Camera.take(drawing, Damage.of(level, random, 9), 1600, 1200, random).jpeg();
    long began = cpuTime();
    PassportReading reading = passports.read(picture, LocalDate.of(2026, 11, 1));
    nanoseconds += cpuTime() - began;
    switch (reading) {
      case PassportReading.Read(var mrz) ->
          count(
              lines.upper().substring(5).equals(mrz.nameField())
                  && lines.lower().startsWith(mrz.number())
                  && lines.lower().substring(10, 13).equals(mrz.nationality()));
      case PassportReading.NotRead _ -> {}
    }
  }

  /// The time that this thread computed, so that other work on the machine does not count.
  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void count(boolean right) {
    read++;
    if (!right) {
      wrong++;
    }
  }
}
