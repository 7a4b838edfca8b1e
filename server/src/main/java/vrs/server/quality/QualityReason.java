package vrs.server.quality;

import vrs.server.platform.Reason;

/// Why something of the quality work is refused.
enum QualityReason implements Reason {
  /// There is no picture, or its time has run out.
  NO_STRIP("U201", 404),
  /// The note is missing, too long, or has characters that can't be kept.
  NOTE_WRONG("U202", 422),
  /// There is no note of one's own to take back.
  NOTHING_TO_TAKE_BACK("U203", 409);

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
