package vrs.samples;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// How a municipality's software writes a text file.
public enum TextEncoding {
  UTF_8(StandardCharsets.UTF_8, false),
  /// With the byte order mark that spreadsheets want.
  UTF_8_WITH_BOM(StandardCharsets.UTF_8, true),
  /// CP932, the Shift_JIS of Windows; lacks for example 𠮷.
  WINDOWS_31J(Charset.forName("windows-31j"), false);

  final Charset charset;
  final boolean mark;

  TextEncoding(Charset charset, boolean mark) {
    this.charset = charset;
    this.mark = mark;
  }

  /// Whether every character of a text can be written.
  public boolean holds(String text) {
    return charset.newEncoder().canEncode(text);
  }
}
