package vrs.server.audit;

/// What can be done in the audit room itself: looking at the log is a deed too.
enum AuditRoomAction implements AuditAction {
  SEARCH("audit.search"),
  EXPORT("audit.export");

  private final String code;

  AuditRoomAction(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
