package vrs.server.record;

import vrs.server.audit.AuditAction;

/// What is done with a practice area, as its own log names it.
enum PracticeAction implements AuditAction {
  /// It was filled with invented people.
  FILL("practice.fill"),
  /// It was emptied, to begin anew.
  RESET("practice.reset");

  private final String code;

  PracticeAction(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
