package vrs.reading;

/// Why a picture or a text was not read. The words for people are in `messages/*/reading.json`
/// under the code.
public enum ReadingReason {
  NOT_A_PICTURE("R101"),
  FILE_TOO_LARGE("R102"),
  TOO_MANY_PIXELS("R103"),
  PICTURE_TOO_SMALL("R104"),
  PICTURE_DAMAGED("R105"),
  NO_TICKET_LINE("R111"),
  DIGITS_NOT_CERTAIN("R112"),
  MUNICIPALITY_CHECK_DIGIT_WRONG("R113"),
  NO_SUCH_KIND_OR_DOSE("R114"),
  MORE_THAN_ONE_TICKET("R115"),
  CODE_AND_LINE_DIFFER("R116"),
  TYPED_NOT_18_DIGITS("R117"),
  NO_PASSPORT_LINES("R121"),
  PASSPORT_NOT_CERTAIN("R122"),
  PASSPORT_LINES_MALFORMED("R123"),
  PASSPORT_CHECK_DIGIT_WRONG("R124"),
  NOT_A_PASSPORT("R125"),
  PASSPORT_EXPIRED("R126"),
  PASSPORT_DATE_IMPOSSIBLE("R127"),
  NATIONALITY_UNKNOWN("R128");

  private final String code;

  ReadingReason(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
