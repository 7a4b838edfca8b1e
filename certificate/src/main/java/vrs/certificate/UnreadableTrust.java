package vrs.certificate;

/// A file with keys, revocations or certificates that cannot be used; the message says why and
/// names no person.
public final class UnreadableTrust extends RuntimeException {

  UnreadableTrust(String message) {
    super(message);
  }

  UnreadableTrust(String message, Throwable cause) {
    super(message, cause);
  }
}
