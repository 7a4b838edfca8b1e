package vrs.certificate;

/// Why a certificate is not valid, or why nothing can be said about it; the texts stand in
/// `messages/` under the code.
public enum Reason {
  SIGNATURE_WRONG("C101", true),
  REVOKED("C102", true),
  EXPIRED("C103", true),
  NOT_YET_VALID("C104", true),
  ALGORITHM_NOT_ALLOWED("C105", true),
  ISSUER_NOT_THE_KEYS("C106", true),
  SIGNER_FORGED("C107", true),
  SIGNER_OUTSIDE_VALIDITY("C108", true),
  SIGNER_NOT_FOR_VACCINATION("C109", true),
  MALFORMED("C111", true),
  DUPLICATE_KEY("C112", true),
  TOO_LONG("C113", true),

  KEY_UNKNOWN("C131", false),
  ISSUER_UNKNOWN("C132", false),
  CSCA_UNKNOWN("C133", false),
  NOT_A_CERTIFICATE("C134", false),
  CONTENT_UNKNOWN("C135", false),
  PART_OF_SEVERAL("C136", false),
  NO_CODE_FOUND("C137", false),
  REVOCATION_LIST_MISSING("C138", false),
  FILE_UNREADABLE("C139", false),
  TRUST_LIST_UNREADABLE("C140", false);

  private final String code;
  private final boolean notValid;

  Reason(String code, boolean notValid) {
    this.code = code;
    this.notValid = notValid;
  }

  /// The code that the message carries, such as `C101`.
  public String code() {
    return code;
  }

  /// The verdict that this reason leads to.
  public Verdict verdict() {
    return notValid ? new Verdict.NotValid(this) : new Verdict.CannotTell(this);
  }
}
