package vrs.server.erasure;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.platform.Actor;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;
import vrs.server.staff.MenuGroup;
import vrs.server.staff.MenuItem;
import vrs.server.staff.Screens;

/// The administrator's screen of what may not be kept any longer, why, and what was decided (C7).
@Controller
public final class RetentionPages {
  private final DecideRetention decideRetention;

  RetentionPages(DecideRetention decideRetention) {
    this.decideRetention = decideRetention;
  }

  @GetMapping("/retention")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  @MenuItem(text = "retention", group = MenuGroup.OFFICE, order = 76)
  public ModelAndView page(
      Actor actor,
      @RequestParam(defaultValue = "0") int asked,
      @RequestParam(defaultValue = "false") boolean kept) {
    return new ModelAndView("erasure/retention")
        .addObject("look", decideRetention.look(actor))
        .addObject("most", DecideRetention.MOST)
        .addObject("asked", asked)
        .addObject("kept", kept);
  }

  @PostMapping("/retention/erase")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView erase(
      Actor actor,
      @RequestParam(defaultValue = "") String reference,
      @RequestParam(defaultValue = "") String reason) {
    try {
      int asked = decideRetention.erase(actor, reference, reason);
      return new ModelAndView("redirect:/retention?asked=" + asked);
    } catch (Refusal refusal) {
      return Screens.refused(page(actor, 0, false), refusal);
    }
  }

  @PostMapping("/retention/keep")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView keep(
      Actor actor,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "") String reference,
      @RequestParam(defaultValue = "") String reason) {
    try {
      decideRetention.keep(actor, until, reference, reason);
      return new ModelAndView("redirect:/retention?kept=true");
    } catch (Refusal refusal) {
      return Screens.refused(page(actor, 0, false), refusal);
    }
  }

  @PostMapping("/retention/{id}/end")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView end(Actor actor, @PathVariable UUID id) {
    try {
      decideRetention.end(actor, id);
      return new ModelAndView("redirect:/retention");
    } catch (Refusal refusal) {
      return Screens.refused(page(actor, 0, false), refusal);
    }
  }
}
