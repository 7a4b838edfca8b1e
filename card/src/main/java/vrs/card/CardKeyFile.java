package vrs.card;

import static vrs.card.CardReason.FILE_LENGTH;

/// EF0007: the card's own public key, signed by the municipality. Its private half signs the
/// server's nonce.
///
/// @param signed the key with its header, as the signature covers it
record CardKeyFile(Bytes key, Bytes signed, Bytes signature) {

  static final int SIZE = 536;

  static CardKeyFile parse(Bytes file) throws CardRefusal {
    if (file.length() != SIZE) {
      throw new CardRefusal(FILE_LENGTH, "EF0007 of " + file.length() + " bytes");
    }
    var reader = Tlv.over(file);
    var parts = reader.enter(0xFF50);
    reader.finish();
    int start = parts.position();
    var key = Bytes.of(parts.value(0xDF51, Rsa.KEY_SIZE));
    var signed = Bytes.of(parts.from(start));
    var signature = Bytes.of(parts.value(0xDF52, Rsa.SIGNATURE_SIZE));
    parts.finish();
    return new CardKeyFile(key, signed, signature);
  }
}
