package vrs.server.request;

import java.time.LocalDate;

/// How long the law gives for a decision (決定の期限).
///
/// @param law the article that says so
/// @param days after the day of receipt, which does not count (民法140条)
/// @param extensionDays by which it may be extended once, with notice to the person
public record Deadline(String law, int days, int extensionDays) {

  public LocalDate after(LocalDate received) {
    return received.plusDays(days);
  }

  public LocalDate extended(LocalDate due) {
    return due.plusDays(extensionDays);
  }
}
