package vrs.server.record;

import vrs.server.platform.Reason;

/// Why a person or a dose is not erased.
public enum ErasureReason implements Reason {
  /// Ground, reference or reason is missing.
  NOT_SAID_WHY("G101", 422),
  /// This municipality knows no such dose.
  NO_SUCH_DOSE("G102", 404),
  /// No such request, or it has been decided.
  NO_SUCH_REQUEST("G103", 404),
  /// Whoever asked for the erasure of a person can't approve it.
  SECOND_PERSON_NEEDED("G104", 409),
  /// Somebody has asked for it already.
  ASKED_ALREADY("G105", 409),
  /// Tickets came or went in between.
  CHANGED_MEANWHILE("G106", 409);

  private final String code;
  private final int status;

  ErasureReason(String code, int status) {
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
