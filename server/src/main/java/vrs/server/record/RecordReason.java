package vrs.server.record;

import vrs.server.platform.Reason;

/// Why a dose is not checked or registered.
public enum RecordReason implements Reason {
  /// Rules object that nobody can override.
  DOSE_IMPOSSIBLE("D301", 422),
  /// Rules object; each may be confirmed.
  DOSE_NEEDS_CONFIRMATION("D302", 409),
  /// The sender's id belongs to another dose already.
  ID_TAKEN("D303", 409),
  /// The municipality does not let other municipalities' sites register (B5).
  NOT_AGREED("D304", 409),
  /// Too many birth dates were tried for this ticket or on this device (C4).
  TOO_MANY_BIRTH_DATES("D305", 429),
  /// Somebody else changed the dose in between.
  CHANGED_MEANWHILE("D306", 409);

  private final String code;
  private final int status;

  RecordReason(String code, int status) {
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
