package vrs.card;

/// What stands in a card's file behind its content.
final class Filler {

  private Filler() {}

  static boolean only(byte[] bytes) {
    for (byte octet : bytes) {
      if (octet != (byte) 0xFF) {
        return false;
      }
    }
    return true;
  }
}
