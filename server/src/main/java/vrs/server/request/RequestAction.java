package vrs.server.request;

import vrs.server.audit.AuditAction;

/// What happens to requests and demands, as the audit log names it.
enum RequestAction implements AuditAction {
  /// A request was received.
  RECEIVE("request.receive"),
  /// A request was looked at.
  LOOK("request.look"),
  /// A step was taken.
  STEP("request.step"),
  /// A step was taken back.
  UNDO("request.undo"),
  /// An answer was made and handed out (I8).
  ANSWER("request.answer"),
  /// A municipality demanded a function (H8).
  DEMAND("demand.file"),
  /// Somebody wrote to a demand.
  DEMAND_MESSAGE("demand.message"),
  /// An answer was published to all municipalities, or no longer.
  DEMAND_PUBLISH("demand.publish");

  private final String code;

  RequestAction(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
