package vrs.server.erasure;

import vrs.server.audit.AuditAction;

/// What can be done towards the erasure of an area, as its log names it. The log outlives the area.
enum AreaErasureAction implements AuditAction {
  ASK("area.ask-erasure"),
  CONFIRM_RETURN("area.confirm-return"),
  APPROVE("area.approve-erasure"),
  WITHDRAW("area.withdraw-erasure"),
  /// A step of the execution was done.
  STEP("area.erase-step"),
  CERTIFICATE("area.erasure-certificate"),
  READ_CERTIFICATE("area.read-certificate"),
  BACKUP("copy.base-backup"),
  REGISTER_COPY("copy.register"),
  DESTROY_COPY("copy.destroy");

  private final String code;

  AreaErasureAction(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
