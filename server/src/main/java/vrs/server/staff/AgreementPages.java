package vrs.server.staff;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.municipality.Agree;
import vrs.server.municipality.Terms;
import vrs.server.platform.Actor;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;

/// The municipality's own menu of what it agrees to (B2).
///
/// The screen stands here and not in the room of the agreement, because menus belong to staff.
@Controller
public final class AgreementPages {
  private final Agree agree;

  AgreementPages(Agree agree) {
    this.agree = agree;
  }

  @GetMapping("/agreement")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  @MenuItem(text = "agreement", group = MenuGroup.PARTNERS, order = 70)
  public ModelAndView page(Actor actor, @RequestParam(defaultValue = "false") boolean changed) {
    return new ModelAndView("staff/agreement")
        .addObject("states", agree.states(actor))
        .addObject("changed", changed);
  }

  @PostMapping("/agreement")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView act(
      Actor actor,
      @RequestParam Terms terms,
      @RequestParam boolean agreed,
      @RequestParam String reference) {
    try {
      if (agreed) {
        agree.agree(actor, terms, reference);
      } else {
        agree.withdraw(actor, terms, reference);
      }
      return new ModelAndView("redirect:/agreement?changed=true");
    } catch (Refusal refusal) {
      return Screens.refused(page(actor, false), refusal);
    }
  }
}
