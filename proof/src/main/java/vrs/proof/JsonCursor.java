package vrs.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Reads what [JsonLine] writes, and nothing else: the members must come in their order, without
/// spaces, with the shortest escapes. So one meaning has exactly one form in bytes.
final class JsonCursor {
  private final byte[] line;
  private int at;

  JsonCursor(byte[] line) {
    this.line = line;
  }

  /// Goes over these ASCII characters.
  void expect(String characters) throws Unreadable {
    if (!skip(characters)) {
      throw new Unreadable("expected " + characters + " at byte " + at);
    }
  }

  /// Goes over these ASCII characters if they come next.
  boolean skip(String characters) {
    if (line.length - at < characters.length()) {
      return false;
    }
    for (int i = 0; i < characters.length(); i++) {
      if (line[at + i] != characters.charAt(i)) {
        return false;
      }
    }
    at += characters.length();
    return true;
  }

  void expectEnd() throws Unreadable {
    if (at != line.length) {
      throw new Unreadable("more at byte " + at);
    }
  }

  /// A positive decimal number without leading zeros.
  long number() throws Unreadable {
    int start = at;
    long value = 0;
    while (at < line.length && line[at] >= '0' && line[at] <= '9' && at - start < 18) {
      value = value * 10 + (line[at++] - '0');
    }
    if (at == start || line[start] == '0') {
      throw new Unreadable("expected a number at byte " + start);
    }
    return value;
  }

  String string() throws Unreadable {
    expect("\"");
    int start = at;
    boolean plain = true;
    while (at < line.length && line[at] != '"') {
      plain &= line[at] >= 0x20 && line[at] != '\\';
      at += line[at] == '\\' ? 2 : 1;
    }
    if (at >= line.length) {
      throw new Unreadable("a string without end at byte " + start);
    }
    String text = plain ? ascii(start) : unescaped(utf8(start));
    at++;
    return text;
  }

  private String ascii(int start) {
    return new String(line, start, at - start, StandardCharsets.ISO_8859_1);
  }

  private String utf8(int start) throws Unreadable {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(line, start, at - start))
          .toString();
    } catch (CharacterCodingException _) {
      throw new Unreadable("not UTF-8 after byte " + start);
    }
  }

  private String unescaped(String escaped) throws Unreadable {
    var text = new StringBuilder(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c < 0x20) {
        throw new Unreadable("a bare control character before byte " + at);
      }
      if (c != '\\') {
        text.append(c);
      } else if (escaped.startsWith("u00", i + 1) && escaped.length() - i >= 6) {
        text.append(control(escaped.charAt(i + 4), escaped.charAt(i + 5)));
        i += 5;
      } else {
        text.append(shortEscape(escaped.charAt(++i)));
      }
    }
    return text.toString();
  }

  private char shortEscape(char c) throws Unreadable {
    return switch (c) {
      case '"', '\\' -> c;
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'f' -> '\f';
      case 'r' -> '\r';
      default -> throw new Unreadable("an unknown escape before byte " + at);
    };
  }

  /// The control characters that have no short escape.
  private char control(char high, char low) throws Unreadable {
    int digit = "0123456789abcdef".indexOf(low);
    int value = (high - '0') * 16 + digit;
    boolean hasShort = (value >= 8 && value <= 13) && value != 11;
    if ((high != '0' && high != '1') || digit < 0 || hasShort) {
      throw new Unreadable("an unusual escape before byte " + at);
    }
    return (char) value;
  }
}
