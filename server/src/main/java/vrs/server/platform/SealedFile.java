package vrs.server.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Bytes on their way through the server that are too many for memory: a temporary file that has no
/// name any more, sealed with a key that only this object holds. What a crash or a copy leaves of
/// it on a disk, nobody can read.
///
/// Written once, then read as often as needed.
public final class SealedFile implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] NO_HEAD = {};
  private static final int PIECE = 65_536;
  private static final int SEALED_PIECE = PIECE + Gcm.OVERHEAD;

  private final SecretKey key;
  private final FileChannel channel;
  private long size;

  public SealedFile() throws IOException {
    byte[] secret = new byte[32];
    RANDOM.nextBytes(secret);
    this.key = new SecretKeySpec(secret, "AES");
    this.channel =
        FileChannel.open(
            Files.createTempFile("vrs", ".sealed"),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE); // on Linux and Unix: its name goes at once
  }

  /// Where all of it is written; what was written can be read when this is closed.
  public OutputStream write() {
    return new Writing();
  }

  /// From the first byte.
  public InputStream open() {
    return new Reading();
  }

  public long size() {
    return size;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /// A piece opens in its own place only.
  private static byte[] place(int number) {
    return ByteBuffer.allocate(4).putInt(number).array();
  }

  private final class Writing extends OutputStream {
    private final byte[] piece = new byte[PIECE];
    private int filled;
    private int number;

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, bytes.length);
      for (int done = 0; done < length; ) {
        int count = Math.min(length - done, PIECE - filled);
        System.arraycopy(bytes, offset + done, piece, filled, count);
        filled += count;
        done += count;
        if (filled == PIECE) {
          seal();
        }
      }
    }

    private void seal() throws IOException {
      byte[] plain = Arrays.copyOf(piece, filled);
      var sealed = ByteBuffer.wrap(Gcm.seal(key, NO_HEAD, plain, place(number++)));
      while (sealed.hasRemaining()) {
        channel.write(sealed);
      }
      size += filled;
      filled = 0;
    }

    @Override
    public void close() throws IOException {
      if (filled > 0) {
        seal();
      }
    }
  }

  private final class Reading extends InputStream {
    private byte[] piece = {};
    private int at;
    private int number;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, into.length);
      if (length > 0 && at == piece.length && !next()) {
        return -1;
      }
      int count = Math.min(length, piece.length - at);
      System.arraycopy(piece, at, into, offset, count);
      at += count;
      return count;
    }

    private boolean next() throws IOException {
      long from = (long) number * SEALED_PIECE;
      long left = channel.size() - from;
      if (left <= 0) {
        return false;
      }
      var sealed = ByteBuffer.allocate((int) Math.min(SEALED_PIECE, left));
      while (sealed.hasRemaining() && channel.read(sealed, from + sealed.position()) >= 0) {}
      piece = Gcm.open(key, 0, sealed.array(), place(number++));
      at = 0;
      return true;
    }
  }
}
