package vrs.server.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.SecretKey;

/// Seals what is written in pieces, after the header. Only [#finish] makes a whole file of it: what
/// was broken off opens nowhere.
final class BackupWriter extends OutputStream {
  static final int PIECE = 1 << 20;
  private static final byte[] NO_HEAD = {};

  private final OutputStream out;
  private final BackupHeader header;
  private final SecretKey key;
  private final byte[] piece = new byte[PIECE];
  private int filled;
  private long number;

  BackupWriter(OutputStream out, BackupHeader header, SecretKey key) throws IOException {
    this.out = out;
    this.header = header;
    this.key = key;
    out.write(header.bytes());
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    for (int done = 0; done < length; ) {
      if (filled == PIECE) {
        seal(false);
      }
      int count = Math.min(length - done, PIECE - filled);
      System.arraycopy(bytes, offset + done, piece, filled, count);
      filled += count;
      done += count;
    }
  }

  /// Seals the last piece.
  void finish() throws IOException {
    seal(true);
    out.flush();
  }

  private void seal(boolean last) throws IOException {
    byte[] plain = Arrays.copyOf(piece, filled);
    out.write(Gcm.seal(key, NO_HEAD, plain, header.place(number, last)));
    number++;
    filled = 0;
  }
}
