package vrs.server.staff;

import vrs.server.audit.AuditAction;

/// What can be done with access, as the audit log names it.
enum StaffAction implements AuditAction {
  /// Office, name and password were tried, and refused.
  SIGN_IN("session.refused"),
  /// Both steps of sign-in were taken, or the second was refused.
  SESSION_OPEN("session.open"),
  SESSION_END("session.end"),
  /// A person set password and second factor with a one-time code.
  ACCOUNT_SET_UP("account.set-up"),
  ACCOUNT_ADD("account.add"),
  ACCOUNT_CHANGE("account.change"),
  ACCOUNT_DISABLE("account.disable"),
  ACCOUNT_ENABLE("account.enable"),
  ACCOUNT_RESET("account.reset"),
  SITE_ADD("site.add"),
  SITE_PERSON_ADD("site-person.add"),
  SITE_PERSON_CHANGE("site-person.change"),
  SITE_PERSON_DISABLE("site-person.disable"),
  DEVICE_INVITE("device.invite"),
  DEVICE_ENROL("device.enrol"),
  DEVICE_BLOCK("device.block"),
  DEVICE_UNBLOCK("device.unblock"),
  SHIFT_OPEN("shift.open"),
  SHIFT_END("shift.end"),
  /// A person begins to practise (研修), or goes back to the real area.
  PRACTICE_BEGIN("practice.begin"),
  PRACTICE_END("practice.end");

  private final String code;

  StaffAction(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
