package vrs.server.scan;

import vrs.server.platform.Reason;

/// Refusals of the site's doors.
public enum ScanReason implements Reason {
  /// The picture was not read; the reader's code says why.
  NOT_READ("S101", 422),
  /// No municipality has the code on the ticket.
  NO_SUCH_MUNICIPALITY("S102", 422),
  /// Another municipality's ticket needs the birth date (C4).
  BIRTH_DATE_NEEDED("S104", 422),
  /// The kind of ticket is for an examination without vaccination.
  EXAMINATION_ONLY("S105", 422),
  /// A field of the dose is missing or malformed.
  FIELD_WRONG("S106", 422);

  private final String code;
  private final int status;

  ScanReason(String code, int status) {
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
