package vrs.card;

import static vrs.card.CardReason.FILE_FILLER;
import static vrs.card.CardReason.FILE_LENGTH;
import static vrs.card.CardReason.FILE_OFFSETS;
import static vrs.card.CardReason.FILE_TEXT;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// EF0002, the four items (基本4情報): a table of offsets, then name, address, birth date and sex.
///
/// The digest covers the four items only, so the table must equal the real offsets and what follows
/// must be filler.
///
/// @param birthDate eight characters as written, judged after the signature
/// @param sex one character as written
record PersonFile(String name, String address, String birthDate, String sex, Bytes digested) {

  /// More than any name and address need; the card's offsets have 15 bits.
  static final int MAX_SIZE = 4096;

  static PersonFile parse(Bytes file) throws CardRefusal {
    if (file.length() > MAX_SIZE) {
      throw new CardRefusal(FILE_LENGTH, "EF0002 of " + file.length() + " bytes");
    }
    var reader = Tlv.over(file);
    var items = reader.enter(0xFF20);
    var offsets = ByteBuffer.wrap(items.value(0xDF21, 8));
    int start = items.position();
    var name = text(at(offsets, items).value(0xDF22));
    var address = text(at(offsets, items).value(0xDF23));
    var birthDate = latin(at(offsets, items).value(0xDF24, 8));
    var sex = latin(at(offsets, items).value(0xDF25, 1));
    var digested = Bytes.of(items.from(start));
    items.finish();
    if (!Filler.only(reader.rest())) {
      throw new CardRefusal(FILE_FILLER, "EF0002");
    }
    return new PersonFile(name, address, birthDate, sex, digested);
  }

  private static Tlv at(ByteBuffer offsets, Tlv items) throws CardRefusal {
    if ((offsets.getShort() & 0xFFFF) != items.position()) {
      throw new CardRefusal(FILE_OFFSETS, "part at " + items.position());
    }
    return items;
  }

  private static String text(byte[] value) throws CardRefusal {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException _) {
      throw new CardRefusal(FILE_TEXT, "not UTF-8");
    }
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      throw new CardRefusal(FILE_TEXT, "blank, or with control characters");
    }
    return text;
  }

  private static String latin(byte[] value) {
    return new String(value, StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
