package vrs.server.scan;

import vrs.server.audit.AuditAction;

/// What a site does, as the audit log names it.
enum ScanAction implements AuditAction {
  READ_TICKET("ticket.read");

  private final String code;

  ScanAction(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
