package vrs.card;

import java.util.LinkedHashMap;
import java.util.Map;

/// The wire form of this module: one JSON object whose members are all strings, each name once (RFC
/// 8259).
///
/// Written by hand so that the module needs the JDK only, and so that the phone's shell can use it.
public final class FlatJson {

  /// Far above any evidence; a longer text is refused unread.
  public static final int MAX_LENGTH = 64 * 1024;

  private final String text;
  private int at;

  private FlatJson(String text) {
    this.text = text;
  }

  public static String write(Map<String, String> fields) {
    var out = new StringBuilder("{");
    for (var field : fields.entrySet()) {
      if (out.length() > 1) {
        out.append(',');
      }
      quote(field.getKey(), out);
      out.append(':');
      quote(field.getValue(), out);
    }
    return out.append('}').toString();
  }

  /// Reads one object.
  ///
  /// @throws IllegalArgumentException if the text is anything else; the message does not quote it
  public static Map<String, String> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("longer than " + MAX_LENGTH);
    }
    return new FlatJson(text).object();
  }

  private Map<String, String> object() {
    var fields = new LinkedHashMap<String, String>();
    expect('{');
    if (peek() != '}') {
      do {
        var name = string();
        expect(':');
        if (fields.put(name, string()) != null) {
          throw wrong("a name twice");
        }
      } while (skip(','));
    }
    expect('}');
    blanks();
    if (at < text.length()) {
      throw wrong("more than one object");
    }
    return fields;
  }

  private String string() {
    expect('"');
    var out = new StringBuilder();
    while (true) {
      char c = next();
      if (c == '"') {
        return out.toString();
      }
      if (c < ' ') {
        throw wrong("a control character");
      }
      out.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
          char digit = next();
          int value = digit < 128 ? Character.digit(digit, 16) : -1;
          if (value < 0) {
            throw wrong("not a hexadecimal digit");
          }
          unit = unit << 4 | value;
        }
        yield (char) unit;
      }
      default -> throw wrong("an unknown escape");
    };
  }

  private void expect(char wanted) {
    if (!skip(wanted)) {
      throw wrong("expected " + wanted);
    }
  }

  private boolean skip(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private char peek() {
    blanks();
    return at < text.length() ? text.charAt(at) : 0;
  }

  private char next() {
    if (at == text.length()) {
      throw wrong("ends early");
    }
    return text.charAt(at++);
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("JSON at " + at + ": " + what);
  }

  private static void quote(String value, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
