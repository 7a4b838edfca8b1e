package vrs.server.municipality;

import vrs.server.platform.Reason;

/// Why an agreement or a withdrawal is not taken.
public enum AgreementReason implements Reason {
  /// The reference of the municipality's internal approval (決裁) is missing or too long.
  REFERENCE_MISSING("M101", 422),
  /// It agrees already, or does not agree anyway.
  NOTHING_TO_CHANGE("M102", 409),
  /// The supplement and the issuing terms rest on the main terms.
  MAIN_TERMS_FIRST("M103", 409);

  private final String code;
  private final int status;

  AgreementReason(String code, int status) {
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
