package vrs.server.staff;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;

/// An administrator adds an account to the own office (H5), and hands the one-time code over.
///
/// Refuses with A107 and A110.
@Component
public final class AddAccount {
  private static final int HOURS_TO_BEGIN = 72;
  private final Areas areas;
  private final Accounts accounts;
  private final Audit audit;

  AddAccount(Areas areas, Accounts accounts, Audit audit) {
    this.areas = areas;
    this.accounts = accounts;
    this.audit = audit;
  }

  /// @return the code with which the person sets password and second factor, within three days
  public OneTimeCode add(Actor actor, String name, String displayName, Set<Role> roles) {
    SignInName signIn =
        SignInName.typed(name).orElseThrow(() -> new Refusal(StaffReason.ACCOUNT_UNSUITABLE));
    String display = DisplayName.of(displayName, StaffReason.ACCOUNT_UNSUITABLE);
    if (!Office.of(actor.office()).allows(roles)) {
      throw new Refusal(StaffReason.ACCOUNT_UNSUITABLE);
    }
    return areas.write(
        actor.office(),
        own -> {
          UUID id = UUID.randomUUID();
          accounts.add(own, id, signIn, display, roles);
          var code = OneTimeCode.random(own.code());
          accounts.await(own, id, code, HOURS_TO_BEGIN);
          audit.enter(
              own,
              Deed.of(actor, StaffAction.ACCOUNT_ADD).with("account", id).with("roles", roles));
          return code;
        });
  }
}
