package vrs.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads a stream line by line. Whatever the stream holds, no line takes more memory than the
/// longest entry.
final class LineReader {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 15];
  private int at;
  private int filled;
  private long number;

  LineReader(InputStream in) {
    this.in = in;
  }

  /// A line without its LF.
  static final class Line {
    private final long number;
    private final byte[] bytes;
    private final boolean whole;

    private Line(long number, byte[] bytes, boolean whole) {
      this.number = number;
      this.bytes = bytes;
      this.whole = whole;
    }

    /// Counts lines from 1.
    long number() {
      return number;
    }

    byte[] bytes() {
      return bytes;
    }

    /// It ended with LF and was not too long.
    boolean whole() {
      return whole;
    }
  }

  /// The next line; null after the last.
  @Nullable Line next() throws IOException {
    if (at == filled && !fill()) {
      return null;
    }
    number++;
    int end = indexOfLf();
    if (end >= 0 && end - at <= AuditEntry.MOST_BYTES) {
      var line = new Line(number, Arrays.copyOfRange(buffer, at, end), true);
      at = end + 1;
      return line;
    }
    return nextInPieces();
  }

  private Line nextInPieces() throws IOException {
    var bytes = new ByteArrayOutputStream();
    boolean whole = true;
    while (at < filled || fill()) {
      int end = indexOfLf();
      int until = end >= 0 ? end : filled;
      int room = Math.min(until - at, AuditEntry.MOST_BYTES - bytes.size());
      whole &= room == until - at;
      bytes.write(buffer, at, room);
      at = until;
      if (end >= 0) {
        at++;
        return new Line(number, bytes.toByteArray(), whole);
      }
    }
    return new Line(number, bytes.toByteArray(), false);
  }

  private int indexOfLf() {
    for (int i = at; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }
}
