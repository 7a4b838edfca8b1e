package vrs.server.staff;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;

/// The administrator's screen of the office's accounts (H5).
@Controller
public final class AccountPages {
  private final Areas areas;
  private final Accounts accounts;
  private final AddAccount addAccount;
  private final ChangeAccount changeAccount;

  AccountPages(Areas areas, Accounts accounts, AddAccount addAccount, ChangeAccount changeAccount) {
    this.areas = areas;
    this.accounts = accounts;
    this.addAccount = addAccount;
    this.changeAccount = changeAccount;
  }

  @GetMapping("/accounts")
  @OpenTo(
      zone = {Zone.LGWAN, Zone.ADMINISTRATION},
      audience = {Audience.MUNICIPALITY, Audience.PREFECTURE, Audience.AGENCY, Audience.OPERATOR},
      roles = Role.ADMINISTRATOR,
      practice = false)
  @MenuItem(text = "accounts", group = MenuGroup.OFFICE, order = 90)
  public ModelAndView page(
      Actor actor,
      @RequestParam(defaultValue = "false") boolean changed,
      @RequestParam(required = false) @Nullable UUID disabled) {
    List<Account> all = areas.read(actor.office(), accounts::all);
    return new ModelAndView("staff/accounts")
        .addObject("accounts", all)
        .addObject("roles", Office.of(actor.office()).roles())
        .addObject("own", actor.account())
        .addObject("changed", changed)
        .addObject(
            "disabled",
            all.stream()
                .filter(one -> one.id().equals(disabled) && one.disabledAt() != null)
                .findAny()
                .orElse(null));
  }

  @PostMapping("/accounts")
  @OpenTo(
      zone = {Zone.LGWAN, Zone.ADMINISTRATION},
      audience = {Audience.MUNICIPALITY, Audience.PREFECTURE, Audience.AGENCY, Audience.OPERATOR},
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView add(
      Actor actor,
      @RequestParam String name,
      @RequestParam String displayName,
      @RequestParam(required = false) @Nullable List<Role> roles) {
    try {
      return code(addAccount.add(actor, name, displayName, set(roles)), displayName);
    } catch (Refusal refusal) {
      ModelAndView again = page(actor, false, null);
      again.addObject("name", name).addObject("displayName", displayName);
      return Screens.refused(again, refusal);
    }
  }

  @PostMapping("/accounts/{id}")
  @OpenTo(
      zone = {Zone.LGWAN, Zone.ADMINISTRATION},
      audience = {Audience.MUNICIPALITY, Audience.PREFECTURE, Audience.AGENCY, Audience.OPERATOR},
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView change(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam String displayName,
      @RequestParam(required = false) @Nullable List<Role> roles) {
    return changed(
        actor, () -> changeAccount.roles(actor, id, displayName, set(roles)), "changed=true");
  }

  @PostMapping("/accounts/{id}/disabled")
  @OpenTo(
      zone = {Zone.LGWAN, Zone.ADMINISTRATION},
      audience = {Audience.MUNICIPALITY, Audience.PREFECTURE, Audience.AGENCY, Audience.OPERATOR},
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView disable(Actor actor, @PathVariable UUID id, @RequestParam boolean disabled) {
    return changed(
        actor,
        () -> changeAccount.disable(actor, id, disabled),
        disabled ? "disabled=" + id : "changed=true");
  }

  @PostMapping("/accounts/{id}/reset")
  @OpenTo(
      zone = {Zone.LGWAN, Zone.ADMINISTRATION},
      audience = {Audience.MUNICIPALITY, Audience.PREFECTURE, Audience.AGENCY, Audience.OPERATOR},
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView reset(Actor actor, @PathVariable UUID id, @RequestParam String displayName) {
    try {
      return code(changeAccount.reset(actor, id), displayName);
    } catch (Refusal refusal) {
      return Screens.refused(page(actor, false, null), refusal);
    }
  }

  private ModelAndView changed(Actor actor, Supplier<Account> change, String said) {
    try {
      change.get();
      return new ModelAndView("redirect:/accounts?" + said);
    } catch (Refusal refusal) {
      return Screens.refused(page(actor, false, null), refusal);
    }
  }

  private static ModelAndView code(OneTimeCode code, String displayName) {
    return new ModelAndView("staff/account-code")
        .addObject("code", code.shown())
        .addObject("displayName", displayName);
  }

  private static Set<Role> set(@Nullable List<Role> roles) {
    return roles == null || roles.isEmpty() ? Set.of() : EnumSet.copyOf(roles);
  }
}
