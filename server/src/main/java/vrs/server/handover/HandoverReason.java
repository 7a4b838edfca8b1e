package vrs.server.handover;

import vrs.server.platform.Reason;

/// Why a file is not made, not given out, or not put back.
public enum HandoverReason implements Reason {
  /// Every way out asks why.
  REASON_NEEDED("H101", 422),
  /// The day's number of files is used up.
  TOO_MANY_TODAY("H102", 429),
  /// The encoding lacks characters; the page lists them.
  CHARACTERS_MISSING("H103", 422),
  /// There is nothing new since the last received file.
  NOTHING_CHANGED("H104", 409),
  /// No file of this kind was ever confirmed, so there is no "since".
  NOTHING_RECEIVED("H105", 409),
  /// There is no such file here.
  NO_SUCH_HANDOVER("H106", 404),
  /// Its content was deleted.
  EXPIRED("H107", 409),
  /// It was not fetched yet, so nobody can have it.
  NOT_DOWNLOADED("H108", 409),
  /// What was typed is not the end of the digest.
  DIGEST_DIFFERS("H109", 422),

  /// No certificate and no public key in PEM.
  KEY_UNREADABLE("H201", 422),
  /// A private key was sent.
  KEY_PRIVATE("H202", 422),
  /// RSA below 3072 bits, or another curve than P-256 and P-384.
  KEY_WEAK("H203", 422),
  /// The municipality has set no key.
  NO_KEY("H204", 409),
  /// Day, hour or a part of the place is missing.
  SCHEDULE_INCOMPLETE("H205", 422),
  /// The operator has no such place.
  STORE_UNKNOWN("H206", 422),
  /// The store did not take the backup.
  STORE_REFUSED("H207", 502),
  /// What the store gives back is not what was written.
  STORE_DIFFERS("H208", 502),
  /// The process ended while it wrote.
  STORE_INTERRUPTED("H209", 502),

  /// A backup goes into an empty area only.
  AREA_NOT_EMPTY("H301", 409),
  /// The file is not a whole backup.
  BACKUP_DAMAGED("H302", 422),
  /// The file is another municipality's.
  BACKUP_OF_ANOTHER("H303", 422),
  /// It was not made for this private key.
  BACKUP_FOR_ANOTHER_KEY("H304", 422),
  /// It holds tables or columns that this version does not know.
  BACKUP_OF_ANOTHER_VERSION("H305", 422),
  /// The area is not what the backup says.
  BACKUP_DIFFERS("H306", 409);

  private final String code;
  private final int status;

  HandoverReason(String code, int status) {
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
