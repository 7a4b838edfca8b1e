package vrs.server.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Areas;
import vrs.server.platform.Limits;
import vrs.server.platform.Refusal;
import vrs.server.platform.Zone;

/// A person makes an account one's own: with the one-time code that the administrator handed over,
/// sets the password and the second factor. A reset is the same once more.
///
/// Refuses with A102, A103, A104, A105.
@Component
final class SetUpAccount {
  private static final int SHORTEST_PASSWORD = 12;
  private static final int LONGEST_PASSWORD = 128;
  private final Zone zone;
  private final Areas areas;
  private final Accounts accounts;
  private final Passwords passwords;
  private final StaffSecrets secrets;
  private final Audit audit;
  private final Limits ofAddress =
      new Limits(StaffReason.TOO_MANY_ATTEMPTS, 30, Duration.ofSeconds(20));

  /// What the person enters into an authenticator app.
  ///
  /// @param secret in base 32
  /// @param uri the same as `otpauth:`, for a QR code
  record Offer(String name, String displayName, String secret, String uri) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  SetUpAccount(
      Zone zone,
      Areas areas,
      Accounts accounts,
      Passwords passwords,
      StaffSecrets secrets,
      Audit audit) {
    this.zone = zone;
    this.areas = areas;
    this.accounts = accounts;
    this.passwords = passwords;
    this.secrets = secrets;
    this.audit = audit;
  }

  /// Shows a new second factor for the account that waits for this code.
  Offer begin(String typedCode, String address) {
    OneTimeCode code = limited(typedCode, address);
    return areas.write(
        code.area(),
        own -> {
          Account account =
              accounts.waiting(own, code).orElseThrow(() -> new Refusal(StaffReason.SETUP_REFUSED));
          byte[] secret = Totp.newSecret();
          accounts.offer(
              own,
              account.id(),
              secrets.seal(own, StaffSecrets.SECOND_FACTOR, account.id(), secret));
          return offer(code, account, secret);
        });
  }

  /// The offer of [#begin] once more, after an entry that did not fit.
  Offer again(String typedCode, String address) {
    OneTimeCode code = limited(typedCode, address);
    return areas.read(
        code.area(),
        own -> {
          Account account =
              accounts.waiting(own, code).orElseThrow(() -> new Refusal(StaffReason.SETUP_REFUSED));
          byte[] factor = accounts.offered(own, account.id());
          if (factor == null) {
            throw new Refusal(StaffReason.SETUP_REFUSED);
          }
          return offer(
              code, account, secrets.open(own, StaffSecrets.SECOND_FACTOR, account.id(), factor));
        });
  }

  /// Sets the password, once a code shows that the second factor is in the person's app.
  void finish(
      String typedCode, String password, String repeated, String secondFactor, String address) {
    OneTimeCode code = limited(typedCode, address);
    if (!password.equals(repeated)
        || password.codePointCount(0, password.length()) < SHORTEST_PASSWORD
        || password.length() > LONGEST_PASSWORD
        || password.chars().distinct().count() < 5) {
      throw new Refusal(StaffReason.PASSWORD_UNSUITABLE);
    }
    String hash = passwords.hash(password);
    areas.write(
        code.area(),
        own -> {
          Account account =
              accounts.waiting(own, code).orElseThrow(() -> new Refusal(StaffReason.SETUP_REFUSED));
          byte[] factor = accounts.offered(own, account.id());
          OptionalLong step =
              factor == null
                  ? OptionalLong.empty()
                  : Totp.match(
                      secrets.open(own, StaffSecrets.SECOND_FACTOR, account.id(), factor),
                      secondFactor.replace(" ", ""),
                      own.time(),
                      0);
          if (step.isEmpty()) {
            throw new Refusal(StaffReason.CODE_REFUSED);
          }
          accounts.setUp(own, account.id(), hash, step.getAsLong());
          audit.enter(own, Deed.by(account.id().toString(), StaffAction.ACCOUNT_SET_UP));
          return account.id();
        });
    ofAddress.giveBack(address);
  }

  private OneTimeCode limited(String typedCode, String address) {
    ofAddress.take(address);
    return OneTimeCode.typed(typedCode)
        .filter(code -> Office.of(code.area()).zone() == zone)
        .orElseThrow(() -> new Refusal(StaffReason.SETUP_REFUSED));
  }

  private static Offer offer(OneTimeCode code, Account account, byte[] secret) {
    String text = Totp.base32(secret);
    String label =
        URLEncoder.encode("VRS:" + code.area() + " " + account.name(), UTF_8).replace("+", "%20");
    return new Offer(
        account.name().text(),
        account.displayName(),
        text,
        "otpauth://totp/" + label + "?secret=" + text + "&issuer=VRS");
  }
}
