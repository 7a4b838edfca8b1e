package vrs.server.record;

import java.util.Arrays;
import java.util.Optional;

/// What staff have compared a dose with (確認の根拠), before they correct, check or add it.
public enum Ground {
  /// The picture of the ticket that the site read.
  PICTURE,
  /// 予診票
  SCREENING_FORM,
  /// 接種済証
  CERTIFICATE_PAPER,
  /// 接種記録書
  RECORD_PAPER,
  /// The site, its doctor or its papers.
  SITE,
  /// The person, who was asked.
  PERSON,
  /// The municipality's ledger.
  LEDGER,
  /// Something that the note names.
  OTHER;

  /// Longest note.
  public static final int LONGEST_NOTE = 200;

  /// From papers that somebody brings, a dose can be added.
  public boolean isPaper() {
    return this == SCREENING_FORM
        || this == CERTIFICATE_PAPER
        || this == RECORD_PAPER
        || this == OTHER;
  }

  /// A ground with what somebody noted beside it, as a version keeps it.
  public record Noted(Ground ground, String note) {

    /// The reason of a version.
    public String why() {
      return note.isEmpty() ? ground.name() : ground.name() + " " + note;
    }

    /// Reads it back; none if the version was made otherwise.
    static Optional<Noted> of(String why) {
      String[] parts = why.split(" ", 2);
      return Arrays.stream(values())
          .filter(ground -> ground.name().equals(parts[0]))
          .findFirst()
          .map(ground -> new Noted(ground, parts.length == 2 ? parts[1] : ""));
    }

    @Override
    public String toString() {
      return ground.name();
    }
  }
}
