package vrs.card;

import static vrs.card.CardReason.FILE_LENGTH;

/// EF0003: the digests of EF0001 and of the four items of EF0002, signed by the municipality.
///
/// @param signed both digests with their headers, as the signature covers them
record DigestFile(Bytes number, Bytes person, Bytes signed, Bytes signature) {

  static final int SIZE = 336;

  static DigestFile parse(Bytes file) throws CardRefusal {
    if (file.length() != SIZE) {
      throw new CardRefusal(FILE_LENGTH, "EF0003 of " + file.length() + " bytes");
    }
    var reader = Tlv.over(file);
    var parts = reader.enter(0xFF30);
    reader.finish();
    int start = parts.position();
    var number = Bytes.of(parts.value(0xDF31, 32));
    var person = Bytes.of(parts.value(0xDF32, 32));
    var signed = Bytes.of(parts.from(start));
    var signature = Bytes.of(parts.value(0xDF33, Rsa.SIGNATURE_SIZE));
    parts.finish();
    return new DigestFile(number, person, signed, signature);
  }
}
