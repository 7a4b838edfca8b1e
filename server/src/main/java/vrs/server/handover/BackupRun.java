package vrs.server.handover;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A backup that was sent, or should have been, to the municipality's own place.
///
/// @param outcome [#RUNNING], [#DONE], or the code of the refusal
/// @param digest in hexadecimal, when it has been written
public record BackupRun(
    UUID id,
    Instant began,
    BackupSetting.Place place,
    String name,
    String outcome,
    Optional<String> digest,
    long bytes,
    long rows) {
  static final String RUNNING = "RUNNING";
  static final String DONE = "DONE";

  public boolean failed() {
    return !outcome.equals(RUNNING) && !outcome.equals(DONE);
  }
}
