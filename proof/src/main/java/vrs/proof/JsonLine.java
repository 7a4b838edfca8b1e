package vrs.proof;

import java.nio.charset.StandardCharsets;

/// Writes one canonical line of JSON (RFC 8785): members sorted, no spaces, the shortest escapes.
final class JsonLine {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder(512);

  /// Writes the characters as they are.
  JsonLine raw(String characters) {
    text.append(characters);
    return this;
  }

  JsonLine number(long value) {
    text.append(value);
    return this;
  }

  JsonLine string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      character(value.charAt(i));
    }
    text.append('"');
    return this;
  }

  private void character(char c) {
    switch (c) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\b' -> text.append("\\b");
      case '\t' -> text.append("\\t");
      case '\n' -> text.append("\\n");
      case '\f' -> text.append("\\f");
      case '\r' -> text.append("\\r");
      default -> {
        if (c < 0x20) {
          text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        } else {
          text.append(c);
        }
      }
    }
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
