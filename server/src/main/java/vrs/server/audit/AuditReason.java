package vrs.server.audit;

import vrs.server.platform.Reason;

/// Refusals of the audit room.
public enum AuditReason implements Reason {
  /// The log can't be written, so the deed is not done (I3).
  NOT_LOGGED("L101", 503),
  /// A search of the log needs a reason.
  NO_PURPOSE("L102", 400),
  /// The days of a search are the wrong way round, or not days.
  NO_SUCH_DAYS("L103", 400),
  /// No checkpoint has been signed yet, so there is no archive.
  NO_CHECKPOINT("L104", 409);

  private final String code;
  private final int status;

  AuditReason(String code, int status) {
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
