package vrs.server.quality;

import vrs.server.platform.Reason;

/// Why something of the quality work is refused.
enum QualityReason implements Reason {
  /// There is no picture, or its time has run out.
  NO_STRIP("U201", 404),
  /// The note is missing, too long, or has characters that can't be kept.
  NOTE_WRONG("U202", 422),
  /// There is no note of one's own to take back.
  NOTHING_TO_TAKE_BACK("U203", 409),
  /// Neither a site and a day nor a file: nobody corrects everything at once.
  SELECTION_TOO_WIDE("U204", 422),
  /// The selection holds no dose.
  NOTHING_SELECTED("U205", 422),
  /// The selection holds more doses than are corrected at once.
  TOO_MANY_SELECTED("U206", 422),
  /// Other doses are selected by now, or in other versions, than were previewed.
  SELECTION_CHANGED("U207", 409),
  /// There is no such bulk correction.
  NO_SUCH_BULK("U208", 404),
  /// It was taken back before.
  BULK_UNDONE("U209", 409),
  /// Nothing is to be corrected.
  NO_CHANGE("U210", 422);

  private final String code;
  private final int status;

  QualityReason(String code, int status) {
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
