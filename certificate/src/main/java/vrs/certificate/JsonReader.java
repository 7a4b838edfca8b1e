package vrs.certificate;

import static vrs.certificate.Reason.DUPLICATE_KEY;
import static vrs.certificate.Reason.MALFORMED;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON (RFC 8259) and refuses what two readers could understand differently: a member twice,
/// broken UTF-8 or surrogates, anything after the end.
final class JsonReader {

  private static final int DEEPEST = 20;
  private static final int LONGEST_NUMBER = 30;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  static Json read(byte[] utf8) throws Rejection {
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      throw new Rejection(MALFORMED);
    }
  }

  static Json read(String text) throws Rejection {
    var reader = new JsonReader(text);
    Json value = reader.value(0);
    reader.space();
    if (reader.at != text.length()) {
      throw new Rejection(MALFORMED);
    }
    return value;
  }

  private Json value(int depth) throws Rejection {
    if (depth > DEEPEST) {
      throw new Rejection(MALFORMED);
    }
    space();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new Json.Text(string());
      case 't' -> literal("true", new Json.Flag(true));
      case 'f' -> literal("false", new Json.Flag(false));
      case 'n' -> literal("null", Json.Nothing.NULL);
      default -> number();
    };
  }

  private Json object(int depth) throws Rejection {
    Map<String, Json> members = new LinkedHashMap<>();
    at++;
    space();
    if (peek() == '}') {
      at++;
      return new Json.Obj(Map.of());
    }
    while (true) {
      space();
      if (peek() != '"') {
        throw new Rejection(MALFORMED);
      }
      String name = string();
      space();
      expect(':');
      if (members.put(name, value(depth + 1)) != null) {
        throw new Rejection(DUPLICATE_KEY);
      }
      space();
      if (peek() == '}') {
        at++;
        return new Json.Obj(Collections.unmodifiableMap(members));
      }
      expect(',');
    }
  }

  private Json array(int depth) throws Rejection {
    List<Json> values = new ArrayList<>();
    at++;
    space();
    if (peek() == ']') {
      at++;
      return new Json.Array(List.of());
    }
    while (true) {
      values.add(value(depth + 1));
      space();
      if (peek() == ']') {
        at++;
        return new Json.Array(List.copyOf(values));
      }
      expect(',');
    }
  }

  private Json literal(String word, Json value) throws Rejection {
    if (!text.startsWith(word, at)) {
      throw new Rejection(MALFORMED);
    }
    at += word.length();
    return value;
  }

  private Json number() throws Rejection {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
    } else {
      digits();
    }
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      digits();
    }
    if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
    }
    if (at - start > LONGEST_NUMBER) {
      throw new Rejection(MALFORMED);
    }
    return new Json.Num(text.substring(start, at));
  }

  private void digits() throws Rejection {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw new Rejection(MALFORMED);
    }
  }

  private String string() throws Rejection {
    at++;
    int start = at;
    StringBuilder unescaped = null;
    while (true) {
      char c = peek();
      if (c == '"') {
        String tail = text.substring(start, at);
        at++;
        return wellFormed(unescaped == null ? tail : unescaped.append(tail).toString());
      }
      if (c < 0x20) {
        throw new Rejection(MALFORMED);
      }
      if (c == '\\') {
        if (unescaped == null) {
          unescaped = new StringBuilder();
        }
        unescaped.append(text, start, at);
        at++;
        unescaped.append(escaped());
        start = at;
      } else {
        at++;
      }
    }
  }

  private char escaped() throws Rejection {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++, at++) {
          int digit = peek() < 0x80 ? Character.digit(peek(), 16) : -1;
          if (digit < 0) {
            throw new Rejection(MALFORMED);
          }
          code = code << 4 | digit;
        }
        yield (char) code;
      }
      default -> throw new Rejection(MALFORMED);
    };
  }

  private static String wellFormed(String value) throws Rejection {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1));
        if (!pair) {
          throw new Rejection(MALFORMED);
        }
        i++;
      }
    }
    return value;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() throws Rejection {
    if (at >= text.length()) {
      throw new Rejection(MALFORMED);
    }
    return text.charAt(at);
  }

  private void expect(char c) throws Rejection {
    if (peek() != c) {
      throw new Rejection(MALFORMED);
    }
    at++;
  }
}
