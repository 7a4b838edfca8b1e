package vrs.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// A SHA-256 value.
public final class Hash {
  /// Bytes of a hash.
  public static final int LENGTH = 32;

  /// Stands for "nothing before this".
  public static final Hash NONE = new Hash(new byte[LENGTH]);

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The hash of the parts one after the other.
  public static Hash of(byte[]... parts) {
    MessageDigest digest = sha256();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return new Hash(digest.digest());
  }

  /// The hash whose 32 bytes these are.
  ///
  /// @throws IllegalArgumentException if they are not 32
  public static Hash ofBytes(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a hash of " + bytes.length + " bytes");
    }
    return new Hash(bytes.clone());
  }

  /// Reads what [#hex] wrote: 64 lower-case digits, nothing else.
  ///
  /// @throws IllegalArgumentException for anything else
  public static Hash ofHex(String hex) {
    if (hex.length() != 2 * LENGTH || hex.chars().anyMatch(c -> c >= 'A' && c <= 'F')) {
      throw new IllegalArgumentException("not a hash");
    }
    return new Hash(HEX.parseHex(hex));
  }

  public String hex() {
    return HEX.formatHex(bytes);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /// The bytes themselves, for this package, which never writes to them.
  byte[] raw() {
    return bytes;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
