package vrs.server.issuance;

import vrs.server.platform.Reason;

/// Why an application is refused. Each has words that say what to do next (F7).
public enum IssuanceReason implements Reason {
  /// The municipality has not agreed to electronic issuance (B3).
  NOT_STARTED_HERE("I101", 409),
  /// No municipality has this code.
  NO_SUCH_MUNICIPALITY("I102", 404),
  /// The nonce is unknown, used or too old.
  NONCE_SPENT("I103", 409),
  /// The app is not a genuine one (F6).
  APP_NOT_GENUINE("I104", 403),
  /// What the card gave does not verify; the card's code says why.
  CARD_NOT_VERIFIED("I105", 422),
  /// The applicant has not declared that the card is valid (F12).
  CARD_VALIDITY_NOT_DECLARED("I106", 422),
  /// Overseas needs the passport.
  PASSPORT_MISSING("I107", 422),
  /// A check digit of the passport's line is wrong.
  PASSPORT_CHECK_DIGIT("I108", 422),
  /// The passport has expired (F12).
  PASSPORT_EXPIRED("I109", 422),
  /// Passport and card differ in the birth date (F4).
  PASSPORT_OF_ANOTHER_PERSON("I110", 422),
  /// This municipality has no record under the applicant's number.
  NO_RECORD("I201", 404),
  /// The person is known, but has no dose here.
  NO_DOSE("I202", 404),
  /// The birth dates of card and register differ.
  BIRTH_DATE_NEEDS_CHECK("I203", 409),
  /// A dose is doubtful and must be looked at first.
  DOSE_NEEDS_CHECK("I204", 409),
  /// The register says that the person died.
  PERSON_NEEDS_CHECK("I205", 409),
  /// What is recorded does not fit into a certificate.
  DOES_NOT_FIT("I206", 409),
  /// This application was answered already; certificates are not kept, so apply anew.
  ANSWERED_ALREADY("I301", 409);

  private final String code;
  private final int status;

  IssuanceReason(String code, int status) {
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
