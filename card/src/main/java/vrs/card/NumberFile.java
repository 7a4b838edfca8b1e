package vrs.card;

import static vrs.card.CardReason.FILE_FILLER;
import static vrs.card.CardReason.FILE_LENGTH;

import java.nio.charset.StandardCharsets;

/// EF0001, the Individual Number: `FF10 0C` twelve characters, and two bytes of filler that the
/// digest covers.
///
/// @param number as written; its check digit is judged after the signature
record NumberFile(String number, Bytes digested) {

  static final int SIZE = 17;

  static NumberFile parse(Bytes file) throws CardRefusal {
    if (file.length() != SIZE) {
      throw new CardRefusal(FILE_LENGTH, "EF0001 of " + file.length() + " bytes");
    }
    var reader = Tlv.over(file);
    var number = new String(reader.value(0xFF10, 12), StandardCharsets.ISO_8859_1);
    if (!Filler.only(reader.rest())) {
      throw new CardRefusal(FILE_FILLER, "EF0001");
    }
    return new NumberFile(number, file);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
