package vrs.card;

/// Why a card, or what came from one, is not accepted. The texts stand in `messages/*/card.json`
/// under the code.
public enum CardReason {
  /// The card has no text application (券面事項入力補助AP).
  NOT_THIS_CARD("K101"),
  /// The card or the reader went away during the dialogue.
  CARD_REMOVED("K102"),
  /// The card answered with a status word or a length that the dialogue does not know.
  UNEXPECTED_ANSWER("K103"),
  /// The card refused the PIN; a try was spent.
  PIN_WRONG("K104"),
  /// The card accepts no PIN any more; the municipality's counter resets it.
  PIN_BLOCKED("K105"),
  /// One try is left and the holder has not insisted; nothing was sent.
  PIN_LAST_TRY("K106"),
  /// What was entered is not four digits; nothing was sent.
  PIN_FORM("K107"),
  /// There is no reader, or no card in it.
  NO_CARD("K108"),

  /// The evidence cannot be read as such.
  EVIDENCE_MALFORMED("K111"),
  /// The evidence has a format that this release does not know.
  EVIDENCE_FORMAT("K112"),

  /// A file is longer or shorter than it must be.
  FILE_LENGTH("K121"),
  /// A file's parts are not the expected ones in the expected order.
  FILE_PARTS("K122"),
  /// The table of offsets in EF0002 does not point at the parts.
  FILE_OFFSETS("K123"),
  /// The filler after a file's content is not filler.
  FILE_FILLER("K124"),
  /// Name or address is empty, not UTF-8, or holds control characters.
  FILE_TEXT("K125"),
  /// A public key is not RSA of 2048 bits with exponent 65537.
  FILE_KEY("K126"),

  /// No trusted CA has the id that the municipality's certificate (EF0004) names.
  CA_UNKNOWN("K131"),
  /// The CA did not sign the municipality's certificate (EF0004).
  MUNICIPALITY_SIGNATURE("K132"),
  /// The municipality did not sign the digests (EF0003).
  RECORD_SIGNATURE("K133"),
  /// The municipality did not sign the card's key (EF0007).
  CARD_KEY_SIGNATURE("K134"),
  /// The Individual Number (EF0001) is not the signed one.
  NUMBER_DIGEST("K135"),
  /// Name, address, birth date or sex (EF0002) are not the signed ones.
  PERSON_DIGEST("K136"),
  /// This card did not sign this nonce: a copy, a replay, or parts of two cards.
  NONCE_SIGNATURE("K137"),

  /// The Individual Number is not 12 digits with the right check digit.
  NUMBER_INVALID("K141"),
  /// The birth date is no calendar date, in the future, or more than 150 years ago.
  BIRTH_DATE_INVALID("K142"),
  /// The sex is none of 1, 2, 9, 0.
  SEX_INVALID("K143"),

  /// The statement of the app cannot be read as such.
  APP_MALFORMED("K151"),
  /// The app's key was not certified by a trusted app authority, or is outside its validity.
  APP_UNKNOWN("K152"),
  /// The app did not sign this evidence, nonce and application.
  APP_SIGNATURE("K153"),

  /// The bridge was called from another page or without the token of this start.
  BRIDGE_CALLER("K161"),
  /// The bridge's request cannot be read.
  BRIDGE_REQUEST("K162"),
  /// The passport named in the request was not read by this bridge.
  BRIDGE_PASSPORT("K163");

  private final String code;

  CardReason(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
