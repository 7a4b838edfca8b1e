package vrs.server.audit;

/// What can be done, as the audit log names it. Each room has an enum of its own.
///
/// The code is room and verb (`dose.register`) and is never reused; its title stands in `messages/`
/// under `audit.action.` and the code.
public interface AuditAction {
  String code();
}
