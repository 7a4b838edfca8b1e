package vrs.server.request;

import vrs.server.platform.Reason;

/// Why a request, a step or a demand is not taken.
public enum RequestReason implements Reason {
  /// This municipality has no such request.
  NO_SUCH_REQUEST("Q101", 404),
  /// The request is not so far yet, or further.
  NOT_NOW("Q102", 409),
  /// Received in the future, or before the law gave a deadline.
  DAY_WRONG("Q103", 422),
  /// A text that is needed is missing or too long.
  TEXT_MISSING("Q104", 422),
  /// The last step is somebody else's, or one that can't be taken back.
  NOTHING_TO_UNDO("Q105", 409),
  /// The law lets the deadline be extended once.
  EXTENDED_ALREADY("Q106", 409),
  /// A granted correction names the version that it led to.
  CORRECTION_NOT_NAMED("Q107", 422),
  /// Nobody in the register has been linked to the request.
  PERSON_NOT_LINKED("Q108", 409),
  /// Many answers in a short time.
  TOO_MANY_ANSWERS("Q109", 429),
  /// Nobody here has this account.
  NO_SUCH_COLLEAGUE("Q110", 422),
  /// There is no such demand.
  NO_SUCH_DEMAND("Q121", 404),
  /// Title or text of a demand is missing or too long.
  DEMAND_TEXT("Q122", 422),
  /// A demand that has what looks like a person's number.
  LOOKS_PERSONAL("Q123", 422);

  private final String code;
  private final int status;

  RequestReason(String code, int status) {
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
