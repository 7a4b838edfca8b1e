package vrs.server.platform;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// A value as it lies in the database: unreadable without the area's data key.
///
/// `format (1) | version of the data key (4) | nonce | ciphertext | tag`.
public final class SealedBytes {
  static final int HEAD = 5;
  private static final byte FORMAT = 1;
  private final byte[] bytes;

  private SealedBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Of a column of type bytea.
  public static SealedBytes of(byte[] bytes) {
    return new SealedBytes(bytes.clone());
  }

  static SealedBytes own(byte[] bytes) {
    return new SealedBytes(bytes);
  }

  static byte[] head(int version) {
    return ByteBuffer.allocate(HEAD).put(FORMAT).putInt(version).array();
  }

  /// For a column of type bytea.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Under which of the area's data keys.
  int keyVersion() {
    if (bytes.length < HEAD || bytes[0] != FORMAT) {
      throw new SealBroken();
    }
    return ByteBuffer.wrap(bytes, 1, 4).getInt();
  }

  byte[] raw() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealedBytes sealed && Arrays.equals(bytes, sealed.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
