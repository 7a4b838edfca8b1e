package vrs.server.staff;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;

/// An administrator changes, disables or resets an account of the own office (H5). All of it counts
/// from that person's next request.
///
/// Refuses with A108, A109, A110.
@Component
public final class ChangeAccount {
  private static final int HOURS_TO_RESET = 24;
  private final Areas areas;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Audit audit;

  ChangeAccount(Areas areas, Accounts accounts, Sessions sessions, Audit audit) {
    this.areas = areas;
    this.accounts = accounts;
    this.sessions = sessions;
    this.audit = audit;
  }

  public Account roles(Actor actor, UUID id, String displayName, Set<Role> roles) {
    String display = DisplayName.of(displayName, StaffReason.ACCOUNT_UNSUITABLE);
    if (!Office.of(actor.office()).allows(roles)) {
      throw new Refusal(StaffReason.ACCOUNT_UNSUITABLE);
    }
    if (id.equals(actor.account()) && !roles.contains(Role.ADMINISTRATOR)) {
      throw new Refusal(StaffReason.OWN_ACCOUNT);
    }
    return areas.write(
        actor.office(),
        own -> {
          existing(own, id);
          accounts.change(own, id, display, roles);
          audit.enter(
              own,
              Deed.of(actor, StaffAction.ACCOUNT_CHANGE).with("account", id).with("roles", roles));
          return existing(own, id);
        });
  }

  public Account disable(Actor actor, UUID id, boolean disabled) {
    refuseOwn(actor, id);
    return areas.write(
        actor.office(),
        own -> {
          existing(own, id);
          accounts.disable(own, id, disabled);
          sessions.endAll(own, id);
          StaffAction action = disabled ? StaffAction.ACCOUNT_DISABLE : StaffAction.ACCOUNT_ENABLE;
          audit.enter(own, Deed.of(actor, action).with("account", id));
          return existing(own, id);
        });
  }

  /// @return the code with which the person sets password and second factor anew, within a day
  public OneTimeCode reset(Actor actor, UUID id) {
    refuseOwn(actor, id);
    return areas.write(
        actor.office(),
        own -> {
          existing(own, id);
          var code = OneTimeCode.random(own.code());
          accounts.await(own, id, code, HOURS_TO_RESET);
          sessions.endAll(own, id);
          audit.enter(own, Deed.of(actor, StaffAction.ACCOUNT_RESET).with("account", id));
          return code;
        });
  }

  private static void refuseOwn(Actor actor, UUID id) {
    if (id.equals(actor.account())) {
      throw new Refusal(StaffReason.OWN_ACCOUNT);
    }
  }

  private Account existing(Area area, UUID id) {
    return accounts.find(area, id).orElseThrow(() -> new Refusal(StaffReason.NO_SUCH_ACCOUNT));
  }
}
