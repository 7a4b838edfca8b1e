package vrs.card;

import static vrs.card.CardReason.FILE_LENGTH;
import static vrs.card.CardReason.FILE_PARTS;

import java.util.Arrays;

/// A strict reader over tag-length-value bytes: every part is asked for by its tag, in order, and
/// nothing may remain.
///
/// Lengths may take one, two (81) or three (82) bytes, also where fewer would do: cards in the
/// field write fixed forms, and since every part is bounded by its parent this gives no second
/// reading of the same bytes.
final class Tlv {

  private final byte[] bytes;
  private final int end;
  private int position;

  private Tlv(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.position = from;
    this.end = end;
  }

  static Tlv over(Bytes file) {
    return new Tlv(file.array(), 0, file.length());
  }

  /// Where the next part begins, counted from the start of the file.
  int position() {
    return position;
  }

  /// Steps into the part with this tag; this reader goes on behind it.
  Tlv enter(int tag) throws CardRefusal {
    if (tag > 0xFF) {
      expect(tag >> 8);
    }
    expect(tag & 0xFF);
    int length = length();
    if (length > end - position) {
      throw new CardRefusal(FILE_LENGTH, "a part reaches beyond its parent");
    }
    var inside = new Tlv(bytes, position, position + length);
    position += length;
    return inside;
  }

  byte[] value(int tag) throws CardRefusal {
    return enter(tag).rest();
  }

  byte[] value(int tag, int length) throws CardRefusal {
    var value = value(tag);
    if (value.length != length) {
      throw new CardRefusal(FILE_LENGTH, "part of " + value.length + ", not " + length + " bytes");
    }
    return value;
  }

  byte[] rest() {
    var rest = Arrays.copyOfRange(bytes, position, end);
    position = end;
    return rest;
  }

  byte[] from(int start) {
    return Arrays.copyOfRange(bytes, start, position);
  }

  void finish() throws CardRefusal {
    if (position != end) {
      throw new CardRefusal(FILE_LENGTH, (end - position) + " bytes too many");
    }
  }

  private void expect(int octet) throws CardRefusal {
    if (next() != octet) {
      throw new CardRefusal(FILE_PARTS, "another tag at " + (position - 1));
    }
  }

  private int length() throws CardRefusal {
    int first = next();
    return switch (first) {
      case 0x81 -> next();
      case 0x82 -> next() << 8 | next();
      default -> {
        if (first > 0x7F) {
          throw new CardRefusal(FILE_LENGTH, "unknown form of length");
        }
        yield first;
      }
    };
  }

  private int next() throws CardRefusal {
    if (position == end) {
      throw new CardRefusal(FILE_LENGTH, "ends early");
    }
    return bytes[position++] & 0xFF;
  }
}
