package vrs.server.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import vrs.server.platform.Refusal;

/// What is known of a file before anything in it is believed: its digest and its encoding.
///
/// A file that is UTF-8 in every line is UTF-8; else one that is CP932 in every line is CP932. No
/// byte is ever replaced: decoders report. What can be told from the first bytes is refused there,
/// and everything else where it stands: nothing behind it is read.
///
/// @param digest SHA-256 of the bytes: the same file is the same import (A4)
/// @param mark whether a byte order mark comes first
/// @param lines line ends, the header's included
record FileInspection(byte[] digest, Charset charset, boolean mark, long bytes, long lines) {
  static final long MOST_BYTES = 200_000_000;
  static final long MOST_LINES = 1_000_000;
  static final int LONGEST_LINE = 16_384;

  /// In quotes a field may go over several lines.
  static final int LONGEST_QUOTED = 4 * LONGEST_LINE;

  static final Charset CP932 = Charset.forName("windows-31j");
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /// Reads all of it once, and lays aside what has been read.
  ///
  /// @throws Refusal D101 to D107, D111, D116 to D118
  static FileInspection of(InputStream in, OutputStream aside) {
    try {
      return new Inspector(aside).inspect(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Inspector {
    private final OutputStream aside;
    private final MessageDigest sha256 = sha256();
    private final byte[] line = new byte[LONGEST_LINE];
    private final CharBuffer characters = CharBuffer.allocate(LONGEST_LINE);
    private final CharsetDecoder utf8 = strict(StandardCharsets.UTF_8);
    private final CharsetDecoder cp932 = strict(CP932);
    private final Quotes quotes = new Quotes();
    private int length;
    private long bytes;
    private long lines;
    private boolean mark;
    private long notUtf8;
    private long notCp932;
    private long surelyUtf8;

    Inspector(OutputStream aside) {
      this.aside = aside;
    }

    FileInspection inspect(InputStream in) throws IOException {
      byte[] head = in.readNBytes(FileKind.HEAD);
      FileKind.refuseIfKnown(head);
      take(head, head.length);
      byte[] buffer = new byte[65_536];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        take(buffer, read);
      }
      if (bytes == 0) {
        throw new Refusal(ImportReason.FILE_EMPTY);
      }
      if (length > 0) {
        endLine();
      }
      quotes.requireClosed();
      return new FileInspection(sha256.digest(), charset(), mark, bytes, lines);
    }

    private void take(byte[] buffer, int count) throws IOException {
      bytes += count;
      if (bytes > MOST_BYTES) {
        throw new Refusal(ImportReason.FILE_TOO_LARGE, Map.of("most", MOST_BYTES / 1_000_000));
      }
      for (int i = 0; i < count; i++) {
        add(buffer[i]);
      }
      sha256.update(buffer, 0, count);
      aside.write(buffer, 0, count);
    }

    private void add(byte next) {
      quotes.see(next, lines + 1);
      if (next == '\n') { // never a part of a longer character, in either encoding
        endLine();
        return;
      }
      if (next == 0) {
        throw new Refusal(ImportReason.NUL_CHARACTER, Map.of("line", lines + 1));
      }
      if (length == LONGEST_LINE) {
        throw new Refusal(
            ImportReason.LINE_TOO_LONG, Map.of("line", lines + 1, "most", LONGEST_LINE));
      }
      line[length++] = next;
    }

    private void endLine() {
      lines++;
      if (lines > MOST_LINES + 1) {
        throw new Refusal(ImportReason.TOO_MANY_LINES, Map.of("most", MOST_LINES));
      }
      if (lines == 1 && length >= 3 && Arrays.equals(line, 0, 3, MARK, 0, 3)) {
        mark = true;
      }
      if (!isAscii()) {
        boolean asUtf8 = decodes(utf8);
        if (!asUtf8 && notUtf8 == 0) {
          notUtf8 = lines;
        }
        if (!decodes(cp932) && notCp932 == 0) {
          notCp932 = lines;
        }
        if (asUtf8 && surelyUtf8 == 0 && hasLongCharacter()) {
          surelyUtf8 = lines;
        }
        charset();
      }
      length = 0;
    }

    /// The encoding that all lines so far have.
    private Charset charset() {
      if (notUtf8 == 0) {
        return StandardCharsets.UTF_8;
      }
      if (mark) {
        throw new Refusal(ImportReason.ENCODING_UNKNOWN, Map.of("line", notUtf8));
      }
      if (surelyUtf8 > 0) {
        throw new Refusal(
            ImportReason.ENCODING_MIXED, Map.of("line", Math.max(notUtf8, surelyUtf8)));
      }
      if (notCp932 > 0) {
        throw new Refusal(
            ImportReason.ENCODING_UNKNOWN, Map.of("line", Math.max(notUtf8, notCp932)));
      }
      return CP932;
    }

    private boolean isAscii() {
      for (int i = 0; i < length; i++) {
        if (line[i] < 0) {
          return false;
        }
      }
      return true;
    }

    private boolean decodes(CharsetDecoder decoder) {
      characters.clear();
      decoder.reset();
      var result = decoder.decode(ByteBuffer.wrap(line, 0, length), characters, true);
      return !result.isError();
    }

    /// Whether a character takes three bytes or more: a line of CP932 is next to never UTF-8 by
    /// chance, except for pairs of half-width kana.
    private boolean hasLongCharacter() {
      for (int i = 0; i < length; i++) {
        if ((line[i] & 0xFF) >= 0xE0) {
          return true;
        }
      }
      return false;
    }
  }

  /// Whether a quoted field is open. A quote, a comma and a line end are never parts of a longer
  /// character, in either encoding.
  private static final class Quotes {
    private boolean open;
    private boolean justClosed;
    private boolean fieldBegins = true;
    private long openedOn;
    private int length;

    void see(byte next, long line) {
      if (open) {
        justClosed = next == '"';
        open = !justClosed;
        if (++length > LONGEST_QUOTED) {
          requireClosed();
        }
      } else {
        open = next == '"' && (fieldBegins || justClosed); // a doubled quote goes on
        if (open && fieldBegins) {
          openedOn = line;
          length = 0;
        }
        justClosed = false;
        fieldBegins = next == ',' || next == '\n';
      }
    }

    void requireClosed() {
      if (open) {
        throw new Refusal(ImportReason.NOT_CSV, Map.of("line", openedOn));
      }
    }
  }

  static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
