package vrs.server.municipality;

import java.time.LocalDate;

/// The least time between a dose and the one before it (接種間隔).
///
/// There is no longest one: whoever comes late goes on and never starts again.
public sealed interface Interval {

  /// The first day on which the next dose may be given.
  LocalDate earliest(LocalDate previous);

  /// Days that lie between the two (「18日以上の間隔をおいて」): 18 full days are 19 days later.
  record FullDays(int days) implements Interval {
    public FullDays {
      if (days < 0) {
        throw new IllegalArgumentException("full days " + days);
      }
    }

    @Override
    public LocalDate earliest(LocalDate previous) {
      return previous.plusDays(days + 1L);
    }
  }

  /// Months (「3か月以上」): the same day of the month, or the 1st of the following one.
  record Months(int months) implements Interval {
    public Months {
      if (months < 1) {
        throw new IllegalArgumentException("months " + months);
      }
    }

    @Override
    public LocalDate earliest(LocalDate previous) {
      return CalendarMonths.after(previous, months);
    }
  }
}
