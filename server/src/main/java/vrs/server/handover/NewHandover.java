package vrs.server.handover;

import java.util.Optional;
import java.util.UUID;

/// A file that was just made, as it is recorded.
///
/// @param id chosen by the sender, so that a retry gets the same file (A4)
@SuppressWarnings("ArrayRecordComponent") // lives until it is stored
record NewHandover(
    UUID id,
    Exit exit,
    Optional<UUID> base,
    Format format,
    String name,
    String reason,
    byte[] digest,
    long bytes,
    long rows,
    long removed,
    long leftOut,
    long notes) {}
