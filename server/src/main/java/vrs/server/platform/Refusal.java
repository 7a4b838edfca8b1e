package vrs.server.platform;

import java.util.Map;

/// An expected "no". The edge turns it into one status and one message; anything else is our fault.
///
/// Details fill the placeholders of the message and must not hold personal data unless the one who
/// asked sent them in the same request.
public final class Refusal extends RuntimeException {
  private final transient Reason reason;
  private final transient Map<String, Object> details;

  public Refusal(Reason reason) {
    this(reason, Map.of());
  }

  public Refusal(Reason reason, Map<String, Object> details) {
    super(reason.code(), null, false, false);
    this.reason = reason;
    this.details = Map.copyOf(details);
  }

  public Reason reason() {
    return reason;
  }

  public Map<String, Object> details() {
    return details;
  }
}
