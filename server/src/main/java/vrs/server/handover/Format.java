package vrs.server.handover;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// How a file is written.
public enum Format {
  /// CSV that a spreadsheet opens by a double click: UTF-8 with a mark at its beginning.
  CSV_UTF8("csv", StandardCharsets.UTF_8),
  /// CSV for older ledgers. Lacks for example 𠮷 and 〜.
  CSV_CP932("csv", Charset.forName("windows-31j")),
  XLSX("xlsx", StandardCharsets.UTF_8),
  /// CMS AuthEnvelopedData, as RFC 5083 says; `openssl cms -decrypt` opens it.
  CMS("cms", StandardCharsets.UTF_8);

  private final String extension;
  private final Charset charset;

  Format(String extension, Charset charset) {
    this.extension = extension;
    this.charset = charset;
  }

  String extension() {
    return extension;
  }

  Charset charset() {
    return charset;
  }

  /// Tells which characters this format can't hold. For one thread.
  Repertoire repertoire() {
    return new Repertoire(this);
  }

  /// What can be written. Every character is asked for before a file is made, so that none is ever
  /// replaced by another.
  static final class Repertoire {
    private final Format format;
    private final CharsetEncoder encoder;
    private final Map<Integer, Boolean> asked = new HashMap<>();

    private Repertoire(Format format) {
      this.format = format;
      this.encoder = format.charset.newEncoder();
    }

    /// The first character that is missing, or -1.
    int missing(String text) {
      for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
        int character = text.codePointAt(i);
        if ((character < ' ' || character > '~')
            && !asked.computeIfAbsent(character, this::holds)) {
          return character;
        }
      }
      return -1;
    }

    private boolean holds(int character) {
      if (format == XLSX && !inXml(character)) {
        return false;
      }
      String text = Character.toString(character);
      // Back again as well: some encoders write one character for another.
      return encoder.canEncode(text)
          && new String(text.getBytes(format.charset), format.charset).equals(text);
    }

    private static boolean inXml(int character) {
      return character == '\t'
          || character == '\n'
          || character == '\r'
          || character >= ' ' && character != 0xFFFE && character != 0xFFFF;
    }
  }
}
