package vrs.proof;

/// Bytes that are not in the format. Says why without repeating the bytes.
public final class Unreadable extends Exception {

  Unreadable(String reason) {
    super(reason, null, false, false);
  }
}
