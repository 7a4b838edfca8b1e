package vrs.certificate;

import static vrs.certificate.Reason.MALFORMED;

import java.util.TreeMap;

/// The canonical form of RFC 8785 (JCS) for what VDS-NC signs: strings and whole numbers.
///
/// Fractions are refused rather than rounded: nothing in VDS-NC data has one, and rounding is where
/// canonical forms differ.
final class CanonicalJson {

  private static final long SAFE = 1L << 53;

  private CanonicalJson() {}

  static String of(Json value) throws Rejection {
    var out = new StringBuilder(512);
    write(value, out);
    return out.toString();
  }

  private static void write(Json value, StringBuilder out) throws Rejection {
    switch (value) {
      case Json.Text(var text) -> quote(text, out);
      case Json.Num number -> out.append(whole(number));
      case Json.Flag(var flag) -> out.append(flag);
      case Json.Nothing _ -> out.append("null");
      case Json.Array(var values) -> {
        out.append('[');
        String comma = "";
        for (Json each : values) {
          out.append(comma);
          write(each, out);
          comma = ",";
        }
        out.append(']');
      }
      case Json.Obj(var members) -> {
        out.append('{');
        String comma = "";
        // String's own order is by UTF-16 unit, which is what the standard asks for.
        for (var member : new TreeMap<>(members).entrySet()) {
          out.append(comma);
          quote(member.getKey(), out);
          out.append(':');
          write(member.getValue(), out);
          comma = ",";
        }
        out.append('}');
      }
    }
  }

  static long whole(Json.Num number) throws Rejection {
    try {
      long value = Long.parseLong(number.written());
      if (value > -SAFE && value < SAFE) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new Rejection(MALFORMED);
    }
    throw new Rejection(MALFORMED);
  }

  /// Writes a JSON string with no more escapes than JSON demands.
  static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append("\\u00")
                .append(Character.forDigit(c >> 4, 16))
                .append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
