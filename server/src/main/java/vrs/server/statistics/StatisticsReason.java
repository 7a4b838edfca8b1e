package vrs.server.statistics;

import vrs.server.platform.Reason;

/// Refusals of the statistics room.
public enum StatisticsReason implements Reason {
  /// There is a release of this day already; releases never change.
  RELEASED_ALREADY("T101", 409),
  /// No release of this day, or no such file in it.
  NO_SUCH_RELEASE("T102", 404);

  private final String code;
  private final int status;

  StatisticsReason(String code, int status) {
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
