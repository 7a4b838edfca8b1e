package vrs.server.record;

import vrs.server.audit.AuditAction;

/// What staff do with single doses, as the audit log names it.
public enum DoseAction implements AuditAction {
  /// A dose was looked at that is nobody's yet; else the look is one at the person.
  LOOK("dose.look"),
  /// A dose was added from papers, or that was refused.
  ADD("dose.add"),
  /// Items of a dose were corrected.
  CORRECT("dose.correct"),
  /// A dose was compared and found right.
  CHECK("dose.confirm"),
  /// It counts as not compared again.
  LIFT_CHECK("dose.unconfirm"),
  /// The same shot was recorded twice: one of the records was withdrawn.
  WITHDRAW("dose.withdraw"),
  /// Somebody's own change was taken back.
  UNDO("dose.undo"),
  /// A dose that contradicted a recorded one was decided on.
  DECIDE_CONFLICT("dose.conflict"),
  /// Two records of one person became one.
  MERGE("person.merge"),
  /// They became two again.
  UNDO_MERGE("person.unmerge"),
  /// Two persons who look alike were said to be two, or that was taken back.
  DISTINGUISH("person.distinguish");

  private final String code;

  DoseAction(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
