package vrs.server.erasure;

import vrs.server.platform.Reason;

/// Why a decision about what is due is not taken.
public enum RetentionReason implements Reason {
  /// Reference, reason or day is missing or wrong.
  NOT_SAID_WHY("G231", 422),
  /// Nothing is due, or all of it is being erased already.
  NOTHING_DUE("G232", 409),
  /// There is no such decision to keep, or its day is over, or it was taken back.
  NOT_KEPT("G233", 404);

  private final String code;
  private final int status;

  RetentionReason(String code, int status) {
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
