package vrs.server.record;

/// What the holder of a record can have to be told; the words are `notice.<name>`.
public enum NoticeCode {
  /// A request was decided. Place: number.
  REQUEST_DECIDED,
  /// A certificate no longer holds, because a dose was corrected. Place: certificate.
  CERTIFICATE_REVOKED
}
