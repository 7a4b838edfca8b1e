package vrs.certificate;

import java.util.Locale;
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

  /// What can be looked at; the texts stand in `messages/` under the key.
  enum Check {
    SIGNATURE,
    ISSUER_AND_KEY,
    TRUST_PATH,
    TIME,
    REVOCATION_LIST,
    /// The certificate carries no revocation id, or its issuer publishes no list.
    NOT_REVOCABLE;

    /// Such as `certificate.check.signature`.
    public String key() {
      return "certificate.check." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
