package vrs.card.app;

import java.util.Optional;
import vrs.card.CardReason;

/// What came of verifying an app's statement.
public sealed interface AppResult {

  /// A genuine app signed this evidence, nonce and application, and read this passport.
  record Genuine(AppInstance instance, Optional<PassportFields> passport) implements AppResult {}

  /// The application is turned away.
  record Refused(CardReason reason) implements AppResult {}
}
