package vrs.certificate;

/// A certificate that must not be signed, because it could not be used.
public final class CertificateDefect extends RuntimeException {

  /// What is wrong; the texts stand in `messages/` under the code.
  public enum Kind {
    /// Too many doses or too long a name for one QR code of the permitted size.
    TOO_LONG_FOR_CODE("C161"),
    /// Our own verifier does not read back what was planned.
    NOT_AS_PLANNED("C162"),
    /// The signed certificate differs from the one that was checked.
    NOT_AS_CHECKED("C163");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  private final Kind kind;

  CertificateDefect(Kind kind) {
    super(kind.code());
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
