package vrs.server.municipality;

import vrs.server.platform.Reason;

/// Why a day that somebody has written is not taken.
public enum DateReason implements Reason {
  /// Not written in a way that we read.
  NOT_A_DATE("M201", 422),
  /// No calendar has the day.
  NO_SUCH_DAY("M202", 422),
  /// Counted by the moon: which day of the calendar of today is meant can't be told.
  BEFORE_THE_CALENDAR("M203", 422),
  /// The day lies in another era than the one that was written: somebody has to say that it is
  /// meant.
  ANOTHER_ERA("M204", 422),
  /// Only the year or the month is told where a day is needed.
  DAY_MISSING("M205", 422);

  private final String code;
  private final int status;

  DateReason(String code, int status) {
    this.code = code;
    this.status = status;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }
}
