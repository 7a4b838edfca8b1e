package vrs.server.municipality;

/// What a municipality can agree to (確認事項).
public enum Terms {
  /// The main terms; they include inquiries, registration by others' sites and statistics (B5).
  MAIN,
  /// Inquiries without the person's consent, where both sides agreed (B4).
  INQUIRY_SUPPLEMENT,
  /// Certificates by the citizens' app (B3).
  ELECTRONIC_ISSUANCE;

  /// The version in force.
  public int version() {
    return 1;
  }
}
