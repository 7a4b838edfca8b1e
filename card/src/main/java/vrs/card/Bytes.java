package vrs.card;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// An immutable byte string. It prints its length only, because most of ours hold personal data.
public final class Bytes {

  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Bytes of(byte... bytes) {
    return new Bytes(bytes.clone());
  }

  public static Bytes ofHex(String hex) {
    return new Bytes(HexFormat.of().parseHex(hex));
  }

  /// Reads unpadded base64url.
  ///
  /// @throws IllegalArgumentException if the text is not unpadded base64url in its only correct
  ///   form
  public static Bytes ofBase64Url(String text) {
    var bytes = new Bytes(Base64.getUrlDecoder().decode(text));
    if (!bytes.base64Url().equals(text)) {
      throw new IllegalArgumentException("not the canonical base64url form");
    }
    return bytes;
  }

  public int length() {
    return bytes.length;
  }

  public byte[] toArray() {
    return bytes.clone();
  }

  public Bytes slice(int from, int to) {
    return new Bytes(Arrays.copyOfRange(bytes, from, to));
  }

  public String base64Url() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  public Bytes sha256() {
    return new Bytes(Rsa.sha256(bytes));
  }

  /// The array itself, for this package's parsers and digests, which never write to it.
  byte[] array() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "[" + bytes.length + " bytes]";
  }
}
