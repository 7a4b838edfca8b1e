package vrs.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// Reads the two lines of a passport from a camera's picture. Runs on the applicant's side only:
/// the picture never reaches a server (F4).
public final class PassportReader {
  /// The weakest character must be at least this probable; the check digits guard the rest of line
  /// two.
  static final double LEAST_CONFIDENCE = 0.80;

  /// The name and the nationality have no check digit.
  static final double LEAST_CONFIDENCE_UNCHECKED = 0.90;

  private static final double LEAST_FIT = Math.log(0.4);
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ<";
  private static final String DIGITS = "0123456789";
  private static final String DIGITS_OR_FILLER = DIGITS + "<";
  private static final List<String> UPPER = upper();
  private static final List<String> LOWER = lower(CharacterNetwork.CHARACTERS);

  private final CharacterNetwork network = CharacterNetwork.trained();

  /// Reads the one passport that the picture shows.
  ///
  /// @param picture a JPEG or PNG file as the camera wrote it
  /// @param today the day in Japan
  public PassportReading read(byte[] picture, LocalDate today) {
    return switch (PictureFile.open(picture)) {
      case PictureFile.Refused(var reason) -> new PassportReading.NotRead(reason);
      case PictureFile.Picture(var grey) -> read(grey, today);
    };
  }

  private PassportReading read(GreyPicture picture, LocalDate today) {
    ReadingReason reason = ReadingReason.NO_PASSPORT_LINES;
    for (LineFinder.Look look : LineFinder.Look.values()) {
      List<LineCells> candidates =
          LineFinder.lines(picture, 44, look).stream()
              .map(line -> LineCells.of(picture, line))
              .toList();
      List<LineText> uppers = texts(candidates, UPPER);
      for (LineText upper : uppers) {
        List<String> form = upper.text().startsWith("JPN", 2) ? lower("JPN") : LOWER;
        for (LineText lower : texts(candidates, form)) {
          if (!isBelow(lower.line(), upper.line())) {
            continue;
          }
          switch (together(upper, lower, today)) {
            case PassportReading.Read done -> {
              return done;
            }
            case PassportReading.NotRead(var why) -> reason = worthier(reason, why);
          }
        }
      }
      // A clear answer needs no second look; only doubt about characters may go away with another
      // one.
      if (reason == ReadingReason.PASSPORT_EXPIRED || reason == ReadingReason.NOT_A_PASSPORT) {
        break;
      }
    }
    return new PassportReading.NotRead(reason);
  }

  private PassportReading together(LineText upper, LineText lower, LocalDate today) {
    double unchecked = upper.weakest();
    for (int i = 10; i < 13; i++) {
      unchecked = Math.min(unchecked, lower.confidence()[i]);
    }
    PassportReading parsed = Mrz.parse(upper.text(), lower.text(), today);
    boolean certain =
        unchecked >= LEAST_CONFIDENCE_UNCHECKED && lower.weakest() >= LEAST_CONFIDENCE;
    return certain ? parsed : new PassportReading.NotRead(ReadingReason.PASSPORT_NOT_CERTAIN);
  }

  /// The reason that helps the applicant most: what was found out with certainty before what was
  /// not.
  private static ReadingReason worthier(ReadingReason before, ReadingReason now) {
    boolean vague =
        before == ReadingReason.NO_PASSPORT_LINES || before == ReadingReason.PASSPORT_NOT_CERTAIN;
    return vague ? now : before;
  }

  private List<LineText> texts(List<LineCells> candidates, List<String> form) {
    List<LineText> texts = new ArrayList<>();
    for (LineCells cells : candidates) {
      LineText.read(network, cells, form)
          .filter(text -> text.fit() > LEAST_FIT)
          .ifPresent(texts::add);
    }
    texts.sort(Comparator.comparingDouble(LineText::fit).reversed());
    return texts;
  }

  /// Whether one line lies under the other at one to five character steps' distance, the same way
  /// up.
  private static boolean isBelow(TextLine lower, TextLine upper) {
    double dx = upper.x(22.5) - upper.x(21.5);
    double dy = upper.y(22.5) - upper.y(21.5);
    double square = dx * dx + dy * dy;
    double awayX = lower.x(22) - upper.x(22);
    double awayY = lower.y(22) - upper.y(22);
    double below = (awayY * dx - awayX * dy) / square;
    double beside = (awayX * dx + awayY * dy) / square;
    return below > 1 && below < 5 && Math.abs(beside) < 3;
  }

  private static List<String> upper() {
    List<String> form = new ArrayList<>(Collections.nCopies(44, LETTERS));
    form.set(0, LETTERS.replace("<", ""));
    return List.copyOf(form);
  }

  private static List<String> lower(String issuer) {
    List<String> form = new ArrayList<>(Collections.nCopies(44, CharacterNetwork.CHARACTERS));
    if (issuer.equals("JPN")) {
      // A Japanese number is two letters and seven digits, so that O and 0 cannot be taken for each
      // other.
      Collections.fill(form.subList(0, 2), LETTERS);
      Collections.fill(form.subList(2, 9), DIGITS);
    }
    form.set(9, DIGITS);
    Collections.fill(form.subList(10, 13), LETTERS);
    Collections.fill(form.subList(13, 19), DIGITS_OR_FILLER);
    form.set(19, DIGITS);
    form.set(20, "MF<");
    Collections.fill(form.subList(21, 28), DIGITS);
    form.set(42, DIGITS_OR_FILLER);
    form.set(43, DIGITS);
    return List.copyOf(form);
  }
}
