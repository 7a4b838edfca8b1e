package vrs.server.platform;

/// Refusals of the edge itself.
public enum PlatformReason implements Reason {
  /// Nothing answers at this address in this zone.
  NO_SUCH_PAGE("E101", 404),
  /// The request can't be read: not JSON, a missing or malformed field.
  MALFORMED("E102", 400),
  /// Sign in first.
  SIGN_IN_FIRST("E103", 401),
  /// Signed in, but this is not open to the person.
  NOT_YOURS("E104", 403),
  /// This address does not know the method.
  WRONG_METHOD("E105", 405),
  /// The file or message is larger than this door takes.
  TOO_LARGE("E106", 413),
  /// Our fault; the operator has been told under the number shown.
  OUR_FAULT("E107", 500),
  /// The form was open too long, or came from another site.
  FORM_EXPIRED("E108", 403),
  /// Too many at once; try again after the time given.
  BUSY("E109", 503),
  /// Media type not spoken here.
  WRONG_MEDIA_TYPE("E110", 415),
  /// The municipality's area was erased: nothing of it is here any more, and nothing gets in (C7).
  AREA_ERASED("E111", 410),
  /// This function is the real office's alone; practice has nothing to do it with.
  NOT_IN_PRACTICE("E191", 403);

  private final String code;
  private final int status;

  PlatformReason(String code, int status) {
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
