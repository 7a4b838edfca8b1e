package vrs.server.request;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// A request of a person about the data held on them (請求, F13), without who asks.
///
/// @param steps how many there are
public record PersonRequest(
    UUID id,
    RequestNumber number,
    RequestKind kind,
    Origin origin,
    LocalDate received,
    Progress progress,
    int steps) {

  /// Days until the decision is due; negative: overdue. Nothing is due once it is decided.
  public long daysLeft(LocalDate today) {
    return ChronoUnit.DAYS.between(today, progress.due());
  }

  /// Whether the law's clock still runs.
  public boolean isOpen() {
    return progress.outcome().isEmpty();
  }

  @Override
  public String toString() {
    return "PersonRequest[" + id + "]";
  }
}
