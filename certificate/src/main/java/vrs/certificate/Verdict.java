package vrs.certificate;

import java.util.Set;

/// What verification says about one code (E5).
public sealed interface Verdict {

  /// Signed by a trusted key, unaltered, and not revoked.
  ///
  /// @param content everything that was signed and people should see
  /// @param checks what was looked at to come to this verdict
  record Valid(VerifiedContent content, Set<Check> checks) implements Verdict {
    public Valid {
      checks = Set.copyOf(checks);
    }
  }

  /// Altered, forged, revoked or out of its time: do not accept.
  record NotValid(Reason reason) implements Verdict {}

  /// Perhaps genuine, but what is needed to tell is not at hand.
  record CannotTell(Reason reason) implements Verdict {}

  /// What can be looked at; the texts stand in `messages/` under the code.
  enum Check {
    SIGNATURE("C181"),
    ISSUER_AND_KEY("C182"),
    TRUST_PATH("C183"),
    TIME("C184"),
    REVOCATION_LIST("C185"),
    /// The certificate carries no revocation id, so no list can name it.
    NOT_REVOCABLE("C186");

    private final String code;

    Check(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }
}
