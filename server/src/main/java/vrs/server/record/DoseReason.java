package vrs.server.record;

import vrs.server.platform.Reason;

/// Why staff can't do something with a dose.
public enum DoseReason implements Reason {
  /// This municipality has no such dose.
  NO_SUCH_DOSE("U101", 404),
  /// Nothing is typed where something is needed.
  FIELD_MISSING("U102", 422),
  /// Not ten digits.
  TICKET_WRONG("U103", 422),
  /// Not a digit from 1 to 9.
  NUMBER_WRONG("U104", 422),
  /// No product of the master data.
  PRODUCT_WRONG("U105", 422),
  /// No municipality has the code on that day.
  MUNICIPALITY_WRONG("U106", 422),
  /// Too long, or characters that can't be kept.
  TEXT_WRONG("U107", 422),
  /// Nobody says what the dose was compared with.
  GROUND_MISSING("U108", 422),
  /// Nothing was changed.
  NOTHING_CHANGED("U109", 422),
  /// A rule objects that nobody can override: the dose has to be corrected first.
  NOT_TO_BE_CHECKED("U110", 409),
  /// The latest change is somebody else's, or not of today.
  NOT_YOURS_TO_UNDO("U111", 409),
  /// What has happened since stands in the way.
  CANNOT_UNDO("U112", 409),
  /// No other dose of the person has the number: there is nothing to exchange.
  NOTHING_TO_EXCHANGE("U113", 422),
  /// The person has no other dose that it could repeat.
  NOT_TWICE("U114", 409),
  /// A dose can be added only to somebody who holds the ticket.
  TICKET_OF_NOBODY("U115", 422),
  /// Somebody has decided already, or has taken the decision back.
  CONFLICT_DECIDED("U116", 409),
  /// Both have Individual Numbers, and no two people have one.
  TWO_NUMBERS("U117", 409),
  /// One of them is protected: the note has to say why.
  PROTECTED_NEEDS_NOTE("U118", 422),
  /// There is no such merging or note to take back, or it was taken back.
  NO_SUCH_MERGE("U119", 404),
  /// This municipality has no such dose waiting.
  NO_SUCH_CONFLICT("U150", 404);

  private final String code;
  private final int status;

  DoseReason(String code, int status) {
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
