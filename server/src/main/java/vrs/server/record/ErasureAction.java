package vrs.server.record;

import vrs.server.audit.AuditAction;

/// What can be done towards an erasure, as the audit log names it. Of what is gone the log keeps
/// only that it went.
enum ErasureAction implements AuditAction {
  /// What an erasure would reach was looked at.
  LOOK("erasure.look"),
  /// A dose was erased.
  DOSE("dose.erase"),
  /// The erasure of a person was asked for.
  ASK("person.ask-erasure"),
  /// The erasure of a person was declined.
  DECLINE("person.decline-erasure"),
  /// A person was erased.
  PERSON("person.erase");

  private final String code;

  ErasureAction(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
