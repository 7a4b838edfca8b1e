package vrs.server.record;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What taking an import back comes to (取込の取消し), before it is done and after.
public final class ImportUndo {
  private final Map<Why, Integer> reasons = new EnumMap<>(Why.class);
  private final List<Stay> stays = new ArrayList<>();
  private final LeftCourses left = new LeftCourses();
  private int removed;
  private int restored;

  /// How many persons or doses go, have their earlier values again, and stay as they are.
  public record Counts(int removed, int restored, int stayed) {
    public int toDo() {
      return removed + restored;
    }
  }

  /// Why something stays as it is, for somebody to look at.
  public enum Why {
    /// Somebody or a later file has changed it.
    CHANGED_SINCE,
    /// The person has doses that came from elsewhere.
    HAS_DOSES,
    /// Something else rests on the person: a dose that waits to be compared, a request.
    IN_USE,
    /// A certificate states the dose.
    CERTIFIED,
    /// The number that it had is another person's by now.
    NUMBER_TAKEN,
    /// It is no longer there.
    GONE
  }

  /// Something that stays as it is.
  ///
  /// @param person whose page to look at, if there is one
  public record Stay(Why why, Optional<UUID> person) {}

  void remove(int count) {
    removed += count;
  }

  void restore(int count) {
    restored += count;
  }

  void leave(Stay stay) {
    reasons.merge(stay.why, 1, Integer::sum);
    if (stays.size() < ShowImport.SHOWN) {
      stays.add(stay);
    }
  }

  /// The courses that the undo has gone through.
  LeftCourses left() {
    return left;
  }

  public Counts counts() {
    return new Counts(
        removed, restored, reasons.values().stream().mapToInt(Integer::intValue).sum());
  }

  public Map<Why, Integer> reasons() {
    return Map.copyOf(reasons);
  }

  /// The first [ShowImport#SHOWN].
  public List<Stay> stays() {
    return List.copyOf(stays);
  }
}
