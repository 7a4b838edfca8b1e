package vrs.server.record;

import vrs.server.platform.Reason;

/// Why a notice is not marked as told.
public enum NoticeReason implements Reason {
  /// The person has no such notice, or what it told of was taken back.
  NO_SUCH_NOTICE("D191", 404);

  private final String code;
  private final int status;

  NoticeReason(String code, int status) {
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
