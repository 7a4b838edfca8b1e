package vrs.server.record;

import vrs.server.platform.Reason;

/// Why a search, or a change of a person or ticket at the counter, is refused.
public enum PersonReason implements Reason {
  /// Something that is needed was not entered.
  ITEM_MISSING("D601", 422),
  /// More characters than the item takes.
  ITEM_TOO_LONG("D602", 422),
  /// A control character, or one that stands for a lost one.
  CHARACTER_NOT_ALLOWED("D603", 422),
  /// A character of somebody's own making (外字).
  CHARACTER_PRIVATE("D604", 422),
  /// Would be a formula in a spreadsheet.
  BEGINS_LIKE_A_FORMULA("D605", 422),
  /// Not katakana.
  KANA_WRONG("D606", 422),
  /// Not Latin letters.
  ROMAN_NAME_WRONG("D607", 422),
  /// A reading without the name that it is of.
  KANA_WITHOUT_NAME("D608", 422),
  /// Not twelve digits.
  INDIVIDUAL_NUMBER_WRONG("D609", 422),
  /// The check digit of the Individual Number does not fit.
  INDIVIDUAL_NUMBER_CHECK_DIGIT("D610", 422),
  /// Not ten digits.
  TICKET_NUMBER_WRONG("D611", 422),
  /// A day that lies ahead.
  DATE_IN_FUTURE("D612", 422),
  /// A day before the birth date.
  DATE_BEFORE_BIRTH("D613", 422),
  /// A ticket can't be void before it was issued.
  VOID_BEFORE_ISSUE("D614", 422),
  /// An address, where the municipality has not chosen to keep addresses here.
  ADDRESS_NOT_KEPT("D615", 422),
  /// Why it is changed was not told.
  WHY_MISSING("D616", 422),

  /// Somebody else has changed the person since the screen was opened.
  CHANGED_MEANWHILE("D621", 409),
  /// Nothing differs from what is registered.
  NOTHING_TO_CHANGE("D622", 409),
  /// Another person has this Individual Number.
  INDIVIDUAL_NUMBER_OF_ANOTHER("D623", 409),
  /// Another person has this ledger number.
  LEDGER_NUMBER_OF_ANOTHER("D624", 409),
  /// The ticket number was issued already.
  TICKET_TAKEN("D625", 409),
  /// The person has no such ticket.
  NO_SUCH_TICKET("D626", 404),
  /// The ticket is void already.
  VOID_ALREADY("D627", 409),
  /// Only who made the last change can take it back.
  NOT_TO_UNDO("D628", 409),
  /// Doses are registered on the ticket, so its issue can't be taken back.
  TICKET_IN_USE("D629", 409),

  /// A number beside other words.
  NUMBER_STANDS_ALONE("D631", 422),
  /// The ticket line is another municipality's.
  TICKET_OF_ANOTHER_MUNICIPALITY("D632", 422);

  private final String code;
  private final int status;

  PersonReason(String code, int status) {
    this.code = code;
    this.status = status;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }
}
