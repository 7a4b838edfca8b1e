package vrs.server.erasure;

import vrs.server.platform.Reason;

/// Why an area is not erased, or a copy not registered.
public enum AreaErasureReason implements Reason {
  /// Reference or reason is missing.
  NOT_SAID_WHY("G201", 422),
  /// No such request, or it was withdrawn or is done.
  NO_SUCH_REQUEST("G202", 404),
  /// The municipality has not confirmed that everything was returned, nor was that waived.
  RETURN_FIRST("G203", 409),
  /// Whoever asked can't approve.
  SECOND_PERSON_NEEDED("G204", 409),
  /// An erasure of the area is under way already.
  ASKED_ALREADY("G205", 409),
  /// Another office has to do this.
  ANOTHER_OFFICE_DECIDES("G206", 403),
  /// No municipality has this code.
  NO_SUCH_MUNICIPALITY("G208", 404),
  /// Not the SHA-256 of a file.
  DIGEST_WRONG("G209", 422),
  /// No full backup of this digest was handed over and confirmed lately.
  NOT_RETURNED("G210", 409),
  /// Nobody has asked for it, or nobody has approved it.
  NOT_APPROVED("G211", 409),
  /// The days between approval and execution have not passed.
  NOT_DUE("G212", 409),
  /// Copies that hold what shall be erased are registered and not destroyed.
  COPIES_LEFT("G213", 409),
  /// The database is the operator's own, so its backups are too.
  OWN_BACKUPS_FIRST("G214", 409),
  /// Somebody has been working in the database for so long that it could not be had alone.
  DATABASE_BUSY("G215", 503),
  /// What has to be known of a copy is missing.
  COPY_INCOMPLETE("G221", 422),
  /// No such copy, or it is destroyed already.
  NO_SUCH_COPY("G222", 404);

  private final String code;
  private final int status;

  AreaErasureReason(String code, int status) {
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
