package vrs.server.record;

import vrs.server.audit.AuditAction;

/// What happens to notices, as the audit log names it.
enum NoticeAction implements AuditAction {
  /// Somebody told the holder of a record, or said that it was not so.
  TELL("notice.tell");

  private final String code;

  NoticeAction(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
