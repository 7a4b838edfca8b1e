package vrs.server.staff;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;

/// The first accounts of an office, before it has an administrator who could add them.
///
/// To be called in a context of the zone by which the office comes in ([Office#zone]): no other
/// zone's role may write its accounts.
@Component
public final class FirstAccounts {
  private static final int HOURS_TO_BEGIN = 72;
  private final Areas areas;
  private final Accounts accounts;
  private final Passwords passwords;
  private final StaffSecrets secrets;
  private final Audit audit;

  FirstAccounts(
      Areas areas, Accounts accounts, Passwords passwords, StaffSecrets secrets, Audit audit) {
    this.areas = areas;
    this.accounts = accounts;
    this.passwords = passwords;
    this.secrets = secrets;
    this.audit = audit;
  }

  /// A sample sign-in of the demonstration.
  ///
  /// @param secondFactor in base 32, for an authenticator app
  public record Sample(
      UUID account, AreaCode office, String name, String password, String secondFactor) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  /// Invites the first administrator of an office: somebody new, or after an area was put back from
  /// a backup an administrator of before. A backup holds nothing to sign in with.
  ///
  /// @return the code with which the person sets password and second factor, within three days
  /// @throws Refusal A133 if the office has accounts already, and what a name is refused for
  public OneTimeCode invite(AreaCode office, String name, String displayName) {
    SignInName signIn =
        SignInName.typed(name).orElseThrow(() -> new Refusal(StaffReason.ACCOUNT_UNSUITABLE));
    String display = DisplayName.of(displayName, StaffReason.ACCOUNT_UNSUITABLE);
    return areas.write(
        office,
        own -> {
          if (accounts.anyLetsIn(own)) {
            throw new Refusal(StaffReason.OFFICE_HAS_ACCOUNTS);
          }
          UUID id =
              accounts.all(own).stream()
                  .filter(known -> known.name().equals(signIn) && known.isAdministrator())
                  .map(Account::id)
                  .findFirst()
                  .orElseGet(() -> added(own, signIn, display));
          var code = OneTimeCode.random(office);
          accounts.await(own, id, code, HOURS_TO_BEGIN);
          audit.enter(own, Deed.by("setup", StaffAction.ACCOUNT_ADD).with("account", id));
          return code;
        });
  }

  private UUID added(Area own, SignInName name, String displayName) {
    UUID id = UUID.randomUUID();
    accounts.add(own, id, name, displayName, EnumSet.of(Role.ADMINISTRATOR));
    return id;
  }

  /// Makes an account that is ready for use, for the demonstration and for tests.
  public Sample ready(
      AreaCode office, String name, String displayName, Set<Role> roles, String password) {
    byte[] secret = Totp.newSecret();
    String hash = passwords.hash(password);
    UUID id = UUID.randomUUID();
    return areas.write(
        office,
        own -> {
          accounts.add(own, id, new SignInName(name), displayName, roles);
          accounts.offer(own, id, secrets.seal(own, StaffSecrets.SECOND_FACTOR, id, secret));
          accounts.setUp(own, id, hash, 0);
          audit.enter(
              own,
              Deed.by("setup", StaffAction.ACCOUNT_ADD).with("account", id).with("roles", roles));
          return new Sample(id, office, name, password, Totp.base32(secret));
        });
  }
}
