package vrs.server.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What the screen of a person shows beside the doses: all items, the tickets with their reasons,
/// and every version: who, when, why, whence, and what it changed (C2).
///
/// @param tickets by number, latest first
/// @param versions latest first
/// @param undo whether the reader may take the last version back
public record PersonFile(
    PersonItems items, Map<String, TicketChange.State> tickets, List<Past> versions, boolean undo) {
  public PersonFile {
    versions = List.copyOf(versions);
  }

  /// One version.
  ///
  /// @param who display name; empty if it is none of the office's people
  /// @param origin what brought it
  /// @param originId the import, if it was one
  /// @param changes the items that differ from the version before; none for the first
  public record Past(
      int number,
      Instant recorded,
      String who,
      Source.Origin origin,
      Optional<UUID> originId,
      String why,
      List<Change> changes,
      List<TicketChange> tickets) {
    public Past {
      changes = List.copyOf(changes);
      tickets = List.copyOf(tickets);
    }

    @Override
    public String toString() {
      return "Past[" + number + "]";
    }
  }

  /// An item of a version.
  public record Change(PersonItem item, String before, String after) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
