package vrs.server.record;

import vrs.server.platform.Reason;

/// Why an imported file, one of its lines, or a step of the register's screens is refused.
///
/// A file's reason refuses the file as a whole; a line's reason rejects that line alone, and the
/// others are taken. The words name the line and the column, never what stands there.
public enum ImportReason implements Reason {
  /// There is nothing in the file.
  FILE_EMPTY("D101", 422),
  /// Bytes that are neither UTF-8 nor CP932.
  ENCODING_UNKNOWN("D102", 422),
  /// Some lines are UTF-8 and some CP932.
  ENCODING_MIXED("D103", 422),
  /// A NUL: not a text file.
  NUL_CHARACTER("D104", 422),
  /// A line that no record can fill.
  LINE_TOO_LONG("D105", 422),
  /// More bytes than one file may have.
  FILE_TOO_LARGE("D106", 413),
  /// More lines than one file may have.
  TOO_MANY_LINES("D107", 422),
  /// The header lacks a column.
  COLUMN_MISSING("D108", 422),
  /// The header names a column that this version does not know.
  COLUMN_UNKNOWN("D109", 422),
  /// The header names a column twice.
  COLUMN_TWICE("D110", 422),
  /// Not CSV: a quote is not closed, or text follows a closing one.
  NOT_CSV("D111", 422),
  /// A header and nothing else.
  NO_LINES("D112", 422),
  /// Every line names another municipality.
  ALL_OF_ANOTHER_MUNICIPALITY("D113", 422),
  /// This municipality has no import of this id; perhaps it has expired.
  NO_SUCH_IMPORT("D114", 404),
  /// The plan holds nothing that could be stored.
  NOTHING_TO_STORE("D115", 409),
  /// A book of a spreadsheet program.
  SPREADSHEET("D116", 422),
  /// An archive, a picture, a PDF, markup.
  NOT_A_TEXT_FILE("D117", 422),
  /// Text in UTF-16, as its mark tells.
  UTF_16("D118", 422),
  /// There is no plan that could be confirmed.
  NOT_PLANNED_YET("D119", 409),
  /// It has been confirmed, so that it can't be cancelled any more.
  STORED_ALREADY("D120", 409),

  /// More or fewer fields than the header.
  FIELD_COUNT("D121", 422),
  /// Not a municipality code: form or check digit.
  MUNICIPALITY_CODE_WRONG("D122", 422),
  /// The code of another municipality.
  MUNICIPALITY_IS_ANOTHER("D123", 422),
  /// Not ten ASCII digits.
  TICKET_NUMBER_WRONG("D124", 422),
  /// Not twelve ASCII digits.
  INDIVIDUAL_NUMBER_WRONG("D125", 422),
  /// The check digit of the Individual Number does not fit.
  INDIVIDUAL_NUMBER_CHECK_DIGIT("D126", 422),
  /// A required field is empty.
  FIELD_MISSING("D127", 422),
  /// More characters than the column takes.
  FIELD_TOO_LONG("D128", 422),
  /// A control character, or one that stands for a lost one.
  CHARACTER_NOT_ALLOWED("D129", 422),
  /// A character of the sender's own making (外字): nobody else can print it.
  CHARACTER_PRIVATE("D130", 422),
  /// A space at the beginning or end.
  SPACE_AT_END("D131", 422),
  /// Would be a formula in a spreadsheet.
  BEGINS_LIKE_A_FORMULA("D132", 422),
  /// Not full-width katakana.
  KANA_WRONG("D133", 422),
  /// No such day, or not written YYYY-MM-DD.
  DATE_WRONG("D134", 422),
  /// No such birth date, or its unknown parts are not written with 00.
  BIRTH_DATE_WRONG("D135", 422),
  /// A day that lies ahead.
  DATE_IN_FUTURE("D136", 422),
  /// A day before the birth date.
  DATE_BEFORE_BIRTH("D137", 422),
  /// Not one of the column's codes.
  CODE_WRONG("D138", 422),
  /// A municipality code that was not in use on the day of the shot.
  MUNICIPALITY_NOT_ON_THAT_DAY("D139", 422),
  /// A birth date in the years of an era that had ended by then, or had not begun.
  BIRTH_DATE_OF_ANOTHER_ERA("D140", 422),

  /// The ticket number stands on another line too.
  TICKET_TWICE("D141", 422),
  /// The Individual Number stands on another line too.
  INDIVIDUAL_NUMBER_TWICE("D142", 422),
  /// The ledger number stands on another line too.
  LEDGER_NUMBER_TWICE("D143", 422),
  /// The register knows the Individual Number as another person's.
  INDIVIDUAL_NUMBER_OF_ANOTHER("D144", 422),
  /// The register knows the ledger number as another person's.
  LEDGER_NUMBER_OF_ANOTHER("D145", 422),
  /// The ticket belongs to a person with another Individual Number and birth date.
  TICKET_OF_ANOTHER("D146", 422),
  /// Another line leads to the same person.
  PERSON_TWICE("D147", 422),
  /// The dose of this ticket stands on another line too.
  DOSE_TWICE("D148", 422),
  /// Staff have checked the dose, and the line says something else.
  DOSE_CHECKED("D149", 422),
  /// The ticket is not registered, so the dose would be an orphan: no reason to reject it.
  TICKET_NOT_REGISTERED("D150", 422),

  /// An address, where the municipality has not chosen to keep addresses here.
  ADDRESS_NOT_KEPT("D161", 422),
  /// A ticket is void from a day on and for a reason: one of them is missing.
  VOID_INCOMPLETE("D162", 422),
  /// A ticket can't be void before it was issued.
  VOID_BEFORE_ISSUE("D163", 422),
  /// Not Latin letters.
  ROMAN_NAME_WRONG("D164", 422),
  /// A reading without the name that it is of.
  KANA_WITHOUT_NAME("D165", 422),

  /// This municipality knows no such person.
  NO_SUCH_PERSON("D151", 404),
  /// The person is protected: looking needs a reason.
  REASON_NEEDED("D152", 422),
  /// Nothing to search for, or not enough.
  SEARCH_TOO_WIDE("D153", 422),

  /// An import can be undone for thirty days.
  UNDO_TOO_LATE("D171", 409),
  /// Only an import that has been stored, and not undone, can be.
  NOT_TO_UNDO("D172", 409),
  /// The register is no longer as it was when the undo was shown.
  UNDO_CHANGED("D173", 409);

  private final String code;
  private final int status;

  ImportReason(String code, int status) {
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
