package vrs.server.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.crypto.SecretKey;

/// Opens the pieces after the header.
final class BackupReader extends InputStream {
  private static final int SEALED_PIECE = BackupWriter.PIECE + Gcm.OVERHEAD;

  private final InputStream in;
  private final BackupHeader header;
  private final SecretKey key;
  private byte[] sealed;
  private byte[] piece = {};
  private int at;
  private long number;

  /// @param in behind the header
  BackupReader(InputStream in, BackupHeader header, SecretKey key) throws IOException {
    this.in = in;
    this.header = header;
    this.key = key;
    this.sealed = in.readNBytes(SEALED_PIECE);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /// @throws SealBroken if a bit has changed, or something is missing at the end
  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    while (length > 0 && at == piece.length) {
      if (number > 0 && sealed.length == 0) {
        return -1;
      }
      next();
    }
    int count = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, into, offset, count);
    at += count;
    return count;
  }

  private void next() throws IOException {
    byte[] following = in.readNBytes(SEALED_PIECE);
    piece = Gcm.open(key, 0, sealed, header.place(number, following.length == 0));
    at = 0;
    number++;
    sealed = following;
  }
}
