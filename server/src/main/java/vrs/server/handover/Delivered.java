package vrs.server.handover;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which rows a file has told, each with a hash of what it said, in the order of their keys.
///
/// What has changed is found by comparing with it, not by times: a registration that began before a
/// file was made and was committed after it bears the earlier time, and would never be told.
final class Delivered {
  private Delivered() {}

  /// One row.
  @SuppressWarnings("ArrayRecordComponent") // read once
  record Row(UUID key, byte[] hash) {
    static Row of(LedgerRow row) {
      return new Row(row.key(), row.hash());
    }
  }

  /// Writes the list.
  static final class List implements AutoCloseable {
    private final DataOutputStream out;

    List(OutputStream out) {
      this.out = new DataOutputStream(out);
    }

    void add(Row row) {
      try {
        out.writeLong(row.key().getMostSignificantBits());
        out.writeLong(row.key().getLeastSignificantBits());
        out.write(row.hash());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /// Compares rows, which come in the order of their keys, with what was delivered before.
  static final class Comparison {
    private final DataInputStream in;
    private final Consumer<UUID> gone;
    private @Nullable Row next;

    /// @param gone what was told before and is not any more
    Comparison(InputStream before, Consumer<UUID> gone) {
      this.in = new DataInputStream(before);
      this.gone = gone;
      this.next = read();
    }

    /// What was told of it before.
    Optional<Row> before(UUID key) {
      while (next != null && compare(next.key(), key) < 0) {
        gone.accept(next.key());
        next = read();
      }
      if (next == null || !next.key().equals(key)) {
        return Optional.empty();
      }
      Row same = next;
      next = read();
      return Optional.of(same);
    }

    /// No row comes any more.
    void end() {
      while (next != null) {
        gone.accept(next.key());
        next = read();
      }
    }

    private @Nullable Row read() {
      try {
        byte[] row = in.readNBytes(16 + LedgerRow.HASH);
        if (row.length == 0) {
          return null;
        }
        var key = ByteBuffer.wrap(row);
        return new Row(
            new UUID(key.getLong(), key.getLong()), Arrays.copyOfRange(row, 16, row.length));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static boolean same(Row one, Row other) {
    return Arrays.equals(one.hash(), other.hash());
  }

  /// As PostgreSQL orders: byte by byte. (UUID compares as two signed numbers.)
  private static int compare(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }
}
