package vrs.server.erasure;

import vrs.server.audit.AuditAction;

/// What is done because time is over, as the audit log names it.
enum RetentionAction implements AuditAction {
  /// Technical data went by themselves.
  DELETE("retention.delete"),
  /// A municipality has decided about what is due.
  DECIDE("retention.decide"),
  /// A decision to keep was taken back.
  END_KEEPING("retention.end_keeping");

  private final String code;

  RetentionAction(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
