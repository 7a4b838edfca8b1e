package vrs.server.record;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What the holder of a record is told at the next contact (着信連絡).
///
/// @param details fill the places of the words; nothing personal
/// @param told when somebody did
public record Notice(
    UUID id, NoticeCode code, Map<String, Object> details, Instant made, Optional<Instant> told) {
  public Notice {
    details = Map.copyOf(details);
  }
}
