package vrs.server.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One version of a dose: what it said, and who had it say so (C2).
///
/// @param person whose it was
/// @param whence through what it had come to whoever sent the file that told it
/// @param withdrawn it counted as no dose from then on
public record DoseVersion(
    int version,
    Instant recorded,
    Source source,
    DoseItems items,
    Optional<UUID> person,
    Optional<Whence> whence,
    Assessment assessment,
    boolean withdrawn) {

  /// Whether somebody made it, and not the rules or the arrival of a ticket.
  boolean byHand() {
    return source.origin() != Source.Origin.RULES && source.origin() != Source.Origin.LINK;
  }

  /// The reading that one of these versions came from.
  public static Optional<UUID> reading(List<DoseVersion> versions) {
    return versions.stream()
        .map(DoseVersion::source)
        .filter(source -> source.origin() == Source.Origin.READING)
        .flatMap(source -> Optional.ofNullable(source.originId()).stream())
        .findFirst();
  }

  /// The dose as it was.
  Dose of(UUID dose, Instant firstRecorded) {
    return Dose.of(dose, items, person, assessment, version, firstRecorded);
  }

  @Override
  public String toString() {
    return "DoseVersion[" + version + "]";
  }
}
