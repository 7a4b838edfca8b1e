package vrs.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import vrs.reading.TicketReading.NotRead;
import vrs.reading.TicketReading.ReadFromCode;
import vrs.reading.TicketReading.ReadFromLine;

/// Reads a camera's picture of a ticket: the 2D code first, else the printed line (C5, C8).
///
/// Even with a code the line is looked at once: if it is certain and says something else, the
/// picture shows two tickets or a tampered one, and nothing is read.
public final class CameraTicketReader implements TicketReader {
  /// The weakest digit of a line must be at least this probable. Where it comes from:
  /// `reading/training/RECORD.md`.
  static final double LEAST_CONFIDENCE = 0.95;

  /// A line below this is no candidate worth telling anybody about.
  private static final double LEAST_FIT = Math.log(0.4);

  private static final List<String> DIGITS = Collections.nCopies(TicketLine.LENGTH, "0123456789");

  private final CharacterNetwork network = CharacterNetwork.trained();

  @Override
  public TicketReading read(byte[] picture) {
    return switch (PictureFile.open(picture)) {
      case PictureFile.Refused(var reason) -> new NotRead(reason, Optional.empty());
      case PictureFile.Picture(var grey) -> read(grey);
    };
  }

  private TicketReading read(GreyPicture picture) {
    List<CodeFinder.Code> codes = CodeFinder.codes(picture);
    return switch (codes.size()) {
      case 0 -> fromLine(picture);
      case 1 -> fromCode(picture, codes.getFirst());
      default -> new NotRead(ReadingReason.MORE_THAN_ONE_TICKET, Optional.empty());
    };
  }

  private TicketReading fromCode(GreyPicture picture, CodeFinder.Code code) {
    List<LineText> lines = lines(picture, LineFinder.Look.SHARP);
    List<LineText> certain = certain(lines);
    Strip strip =
        lines.isEmpty()
            ? Strip.of(picture, code.left(), code.top(), code.right(), code.bottom())
            : Strip.of(picture, lines.getFirst().line());
    if (!certain.isEmpty()
        && certain.stream().noneMatch(line -> line.text().equals(code.digits()))) {
      return new NotRead(ReadingReason.CODE_AND_LINE_DIFFER, Optional.of(strip));
    }
    if (certain.size() > 1) {
      return new NotRead(ReadingReason.MORE_THAN_ONE_TICKET, Optional.of(strip));
    }
    return switch (TicketLine.ofDigits(code.digits())) {
      case TicketLine.Accepted(var line) -> new ReadFromCode(line, strip);
      case TicketLine.Refused(var reason) -> new NotRead(reason, Optional.of(strip));
    };
  }

  private TicketReading fromLine(GreyPicture picture) {
    LineText best = null;
    for (LineFinder.Look look : LineFinder.Look.values()) {
      List<LineText> lines = lines(picture, look);
      List<LineText> certain = certain(lines);
      if (certain.size() > 1) {
        return new NotRead(
            ReadingReason.MORE_THAN_ONE_TICKET,
            Optional.of(Strip.of(picture, certain.getFirst().line())));
      }
      if (certain.size() == 1) {
        return accepted(picture, certain.getFirst());
      }
      if (!lines.isEmpty() && (best == null || lines.getFirst().fit() > best.fit())) {
        best = lines.getFirst();
      }
    }
    return best == null
        ? new NotRead(ReadingReason.NO_TICKET_LINE, Optional.empty())
        : new NotRead(
            ReadingReason.DIGITS_NOT_CERTAIN, Optional.of(Strip.of(picture, best.line())));
  }

  private static TicketReading accepted(GreyPicture picture, LineText text) {
    Strip strip = Strip.of(picture, text.line());
    return switch (TicketLine.ofDigits(text.text())) {
      case TicketLine.Accepted(var line) ->
          new ReadFromLine(
              line, java.util.Arrays.stream(text.confidence()).boxed().toList(), strip);
      case TicketLine.Refused(var reason) -> new NotRead(reason, Optional.of(strip));
    };
  }

  /// What looks like 18 digits, the best first.
  private List<LineText> lines(GreyPicture picture, LineFinder.Look look) {
    List<LineText> texts = new ArrayList<>();
    for (TextLine line : LineFinder.lines(picture, TicketLine.LENGTH, look)) {
      LineText.read(network, LineCells.of(picture, line), DIGITS)
          .filter(text -> text.fit() > LEAST_FIT)
          .ifPresent(texts::add);
    }
    texts.sort((one, other) -> Double.compare(other.fit(), one.fit()));
    return texts;
  }

  /// The certain ones among them; one line found twice counts once.
  private static List<LineText> certain(List<LineText> lines) {
    List<LineText> certain = new ArrayList<>();
    for (LineText line : lines) {
      if (line.weakest() >= LEAST_CONFIDENCE
          && certain.stream().noneMatch(other -> other.text().equals(line.text()))) {
        certain.add(line);
      }
    }
    return certain;
  }
}
