package vrs.server.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/// How a base backup begins: which key opens it, when it was made, and an id that ties its pieces
/// to it. Readable without a key; `docs/formats/base-backup-v1.md`.
record BackupHeader(int generation, Instant made, UUID id) {
  private static final byte[] MAGIC = "VRSBASE1".getBytes(US_ASCII);
  static final int BYTES = 8 + 4 + 8 + 16;

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .put(MAGIC)
        .putInt(generation)
        .putLong(made.toEpochMilli())
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /// @throws CannotStart if this is no base backup
  static BackupHeader read(InputStream in, Object file) throws IOException {
    byte[] head = in.readNBytes(BYTES);
    if (head.length < BYTES || !Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new CannotStart("The file %s is no base backup of VRS.".formatted(file));
    }
    ByteBuffer rest = ByteBuffer.wrap(head, MAGIC.length, BYTES - MAGIC.length);
    return new BackupHeader(
        rest.getInt(),
        Instant.ofEpochMilli(rest.getLong()),
        new UUID(rest.getLong(), rest.getLong()));
  }

  /// What a piece is sealed with: it opens in its own place of its own file only, and the last one
  /// says that it is, so that a file can't be cut short.
  byte[] place(long piece, boolean last) {
    return ByteBuffer.allocate(BYTES + 8 + 1)
        .put(bytes())
        .putLong(piece)
        .put((byte) (last ? 1 : 0))
        .array();
  }
}
