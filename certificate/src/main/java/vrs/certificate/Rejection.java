package vrs.certificate;

/// A finding that ends a verification; never leaves this package, where it becomes a [Verdict].
final class Rejection extends Exception {

  private final Reason reason;

  Rejection(Reason reason) {
    super(reason.code(), null, false, false); // no stack: this is an expected answer
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
