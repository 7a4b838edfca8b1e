package vrs.server.staff;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Limits;
import vrs.server.platform.Refusal;
import vrs.server.platform.Zone;

/// A member of staff signs in: office, name and password first, then the six digits of the second
/// factor. Each step gives a new token, so one that was known before is worth nothing (fixation).
///
/// Refuses with A101 (which of the three was wrong is not said, and takes equally long), A102,
/// A103, A106. Guessing is limited by account and address, by account, and by address; nobody is
/// locked out for good.
@Component
final class SignIn {
  private final Zone zone;
  private final Areas areas;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Passwords passwords;
  private final StaffSecrets secrets;
  private final Audit audit;
  private final Limits fromHere =
      new Limits(StaffReason.TOO_MANY_ATTEMPTS, 10, Duration.ofMinutes(1));
  private final Limits ofAccount =
      new Limits(StaffReason.TOO_MANY_ATTEMPTS, 60, Duration.ofSeconds(20));
  private final Limits ofAddress =
      new Limits(StaffReason.TOO_MANY_ATTEMPTS, 120, Duration.ofSeconds(1));
  private final Limits ofCodes =
      new Limits(StaffReason.TOO_MANY_ATTEMPTS, 5, Duration.ofMinutes(5));

  SignIn(
      Zone zone,
      Areas areas,
      Accounts accounts,
      Sessions sessions,
      Passwords passwords,
      StaffSecrets secrets,
      Audit audit) {
    this.zone = zone;
    this.areas = areas;
    this.accounts = accounts;
    this.sessions = sessions;
    this.passwords = passwords;
    this.secrets = secrets;
    this.audit = audit;
  }

  /// The first step.
  ///
  /// @return the token of a session that only waits for the second factor
  SessionToken password(String office, String name, String password, String address) {
    String account = office.strip() + "/" + name.strip();
    ofAddress.take(address);
    fromHere.take(account + "/" + address);
    ofAccount.take(account);
    Optional<AreaCode> area = office(office);
    Optional<Accounts.Credentials> known = area.flatMap(code -> known(code, name));
    if (!passwords.matches(password, known.map(Accounts.Credentials::password).orElse(null))) {
      area.ifPresent(code ->
          audit.look(
              code,
              Deed.by(
                      known.map(found -> found.id().toString()).orElse("unknown"),
                      StaffAction.SIGN_IN)
                  .refused(StaffReason.SIGN_IN_REFUSED)));
      throw new Refusal(StaffReason.SIGN_IN_REFUSED);
    }
    ofAddress.giveBack(address);
    fromHere.giveBack(account + "/" + address);
    ofAccount.giveBack(account);
    var token = SessionToken.random(area.orElseThrow());
    return areas.write(
        token.area(),
        own -> {
          sessions.open(own, token, known.orElseThrow().id(), false);
          return token;
        });
  }

  /// The second step.
  ///
  /// @return the token of the whole session; the first step's is worthless now
  SessionToken code(@Nullable SessionToken first, String typed) {
    if (first == null) {
      throw new Refusal(StaffReason.SIGN_IN_AGAIN);
    }
    SecondStep step = areas.write(first.area(), own -> second(own, first, typed));
    return switch (step) {
      case SecondStep.Taken(var token) -> token;
      case SecondStep.Refused(var account) -> {
        audit.look(
            first.area(),
            Deed.by(account.toString(), StaffAction.SESSION_OPEN)
                .refused(StaffReason.CODE_REFUSED));
        throw new Refusal(StaffReason.CODE_REFUSED);
      }
    };
  }

  private sealed interface SecondStep {
    record Taken(SessionToken token) implements SecondStep {}

    record Refused(UUID account) implements SecondStep {}
  }

  private SecondStep second(Area own, SessionToken first, String typed) {
    Accounts.Credentials account =
        sessions
            .find(own, first)
            .filter(session -> !session.whole())
            .flatMap(session -> accounts.usable(own, session.account()))
            .orElseThrow(() -> new Refusal(StaffReason.SIGN_IN_AGAIN));
    String key = own.code() + "/" + account.id();
    ofCodes.take(key);
    byte[] secret =
        secrets.open(own, StaffSecrets.SECOND_FACTOR, account.id(), account.secondFactor());
    OptionalLong step = Totp.match(secret, typed.replace(" ", ""), own.time(), account.codeStep());
    if (step.isEmpty() || !accounts.take(own, account.id(), step.getAsLong())) {
      return new SecondStep.Refused(account.id());
    }
    ofCodes.giveBack(key);
    var token = SessionToken.random(own.code());
    sessions.end(own, first);
    sessions.open(own, token, account.id(), true);
    audit.enter(own, Deed.by(account.id().toString(), StaffAction.SESSION_OPEN));
    sessions.tidy(own, account.id());
    return new SecondStep.Taken(token);
  }

  /// The office's area, if it is of an office that comes in by this zone (A2). Nobody signs in to
  /// practice.
  private Optional<AreaCode> office(String typed) {
    String digits = typed.strip();
    return AreaCode.isValid(digits)
        ? Optional.of(new AreaCode(digits))
            .filter(code -> Office.of(code).zone() == zone && !code.isPractice())
        : Optional.empty();
  }

  private Optional<Accounts.Credentials> known(AreaCode area, String name) {
    return areas.read(
        area, own -> SignInName.typed(name).flatMap(typed -> accounts.usable(own, typed)));
  }
}
