package vrs.server.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a version of a person or dose came from: who, through what, and why (C2).
///
/// @param actor the account or site person
/// @param device the enrolled device, when one was used
/// @param origin what brought it
/// @param originId the import batch, the reading, …
/// @param why free text, from the code or the person; never personal data
public record Source(
    UUID actor, @Nullable UUID device, Origin origin, @Nullable UUID originId, String why) {

  /// What brings a version into being.
  public enum Origin {
    IMPORT,
    READING,
    COUNTER,
    LINK
  }
}
