package vrs.card;

/// The id of a CA's or a municipality's key in the card's certificates: seven digits, `08 05`,
/// three digits, four bytes.
public record KeyId(Bytes bytes) {

  static final int SIZE = 16;

  public KeyId {
    if (bytes.length() != SIZE) {
      throw new IllegalArgumentException("key id of " + bytes.length() + " bytes");
    }
  }

  /// Whether this is a test key: ours begin with 9, those of the card issuer's own test hierarchy
  /// with 6. A server in production trusts neither.
  public boolean isTest() {
    byte first = bytes.array()[0];
    return first == '9' || first == '6';
  }

  @Override
  public String toString() {
    return bytes.hex();
  }
}
