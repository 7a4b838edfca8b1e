package vrs.server.issuance;

import vrs.server.audit.AuditAction;

/// What happens to applications and certificates, as the audit log names it.
enum IssuanceAction implements AuditAction {
  /// An application was answered, with a certificate or a refusal.
  APPLY("certificate.apply"),
  /// A certificate was signed for the municipality (E2).
  SIGN("certificate.sign"),
  /// A certificate was revoked.
  REVOKE("certificate.revoke");

  private final String code;

  IssuanceAction(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
