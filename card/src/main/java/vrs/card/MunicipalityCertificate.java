package vrs.card;

import static vrs.card.CardReason.FILE_LENGTH;

import java.util.Arrays;

/// EF0004: the card-verifiable certificate of the municipality's own key, issued by a CA. It is not
/// X.509, and has neither validity nor serial number.
///
/// @param key the 265 bytes of the certified key
/// @param signed the 297 bytes that the CA signed
record MunicipalityCertificate(
    KeyId issuer, KeyId subject, Bytes key, Bytes signed, Bytes signature) {

  static final int SIZE = 568;

  private static final int IDS = 2 * KeyId.SIZE;

  static MunicipalityCertificate parse(Bytes file) throws CardRefusal {
    if (file.length() != SIZE) {
      throw new CardRefusal(FILE_LENGTH, "EF0004 of " + file.length() + " bytes");
    }
    var reader = Tlv.over(file);
    var parts = reader.enter(0x7F21);
    reader.finish();
    var body = parts.value(0x5F4E, IDS + Rsa.KEY_SIZE);
    var signature = Bytes.of(parts.value(0x5F37, Rsa.SIGNATURE_SIZE));
    parts.finish();
    return new MunicipalityCertificate(
        new KeyId(Bytes.of(Arrays.copyOfRange(body, 0, KeyId.SIZE))),
        new KeyId(Bytes.of(Arrays.copyOfRange(body, KeyId.SIZE, IDS))),
        Bytes.of(Arrays.copyOfRange(body, IDS, body.length)),
        Bytes.of(body),
        signature);
  }
}
