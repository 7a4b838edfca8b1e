package vrs.server.municipality;

import vrs.server.audit.AuditAction;

/// Agreeing and withdrawing, as the audit log names them.
enum AgreementAction implements AuditAction {
  AGREE("agreement.agree"),
  WITHDRAW("agreement.withdraw");

  private final String code;

  AgreementAction(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
