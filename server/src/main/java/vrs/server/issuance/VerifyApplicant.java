package vrs.server.issuance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import vrs.card.CardEvidence;
import vrs.card.CardReason;
import vrs.card.CardResult;
import vrs.card.CardVerification;
import vrs.card.VerifiedCard;
import vrs.card.app.AppResult;
import vrs.card.app.AppStatement;
import vrs.card.app.PassportFields;
import vrs.card.app.TrustedApps;
import vrs.server.platform.AreaCode;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Refusal;

/// From what was sent to who applies: app, card and passport are verified before any record is read
/// (F1–F6, F12).
@Profile("internet")
@Component
final class VerifyApplicant {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private final TrustedApps apps;
  private final CardVerification cards;
  private final AreaKeys keys;
  private final Clock clock;

  VerifyApplicant(TrustedApps apps, CardVerification cards, AreaKeys keys, Clock clock) {
    this.apps = apps;
    this.cards = cards;
    this.keys = keys;
    this.clock = clock;
  }

  /// @param application what the app must have signed: [Application#words]
  Applicant verify(
      AreaCode area,
      Kind kind,
      String application,
      Nonces.Given nonce,
      CardEvidence evidence,
      AppStatement app) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, JAPAN);
    Optional<PassportFields> fields =
        switch (apps.verify(app, nonce.value(), evidence, application, now)) {
          case AppResult.Genuine(_, var passport) -> passport;
          case AppResult.Refused(CardReason reason) ->
              throw new Refusal(IssuanceReason.APP_NOT_GENUINE, Map.of("app", reason.code()));
        };
    VerifiedCard card =
        switch (cards.verify(evidence, nonce.value(), today)) {
          case CardResult.Verified(var verified) -> verified;
          case CardResult.Refused(CardReason reason) ->
              throw new Refusal(IssuanceReason.CARD_NOT_VERIFIED, Map.of("card", reason.code()));
        };
    return new Applicant(
        keys.of(area).lookup("individual-number", card.number().digits()),
        card.name(),
        card.birthDate(),
        kind == Kind.OVERSEAS ? Optional.of(passport(fields, card, today)) : Optional.empty());
  }

  private static Passport passport(
      Optional<PassportFields> fields, VerifiedCard card, LocalDate today) {
    if (fields.isEmpty()) {
      throw new Refusal(IssuanceReason.PASSPORT_MISSING);
    }
    Passport.Result result = Passport.of(fields.get(), card.birthDate(), today);
    return result.passport().orElseThrow(() -> new Refusal(result.refused().orElseThrow()));
  }
}
