package vrs.server.record;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.municipality.Masters;
import vrs.server.platform.Actor;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;
import vrs.server.staff.MenuGroup;
import vrs.server.staff.MenuItem;
import vrs.server.staff.Screens;

/// The screens on which administrators erase persons and doses. Each says before what will go and
/// what stays: there is no way back.
@Controller
public final class ErasurePages {
  private final EraseDose eraseDose;
  private final AskErasure askErasure;
  private final DecideErasure decideErasure;
  private final Masters masters;

  ErasurePages(
      EraseDose eraseDose, AskErasure askErasure, DecideErasure decideErasure, Masters masters) {
    this.eraseDose = eraseDose;
    this.askErasure = askErasure;
    this.decideErasure = decideErasure;
    this.masters = masters;
  }

  @GetMapping("/erasures")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  @MenuItem(text = "erasures", group = MenuGroup.OFFICE, order = 74)
  public ModelAndView all(Actor actor, @RequestParam(defaultValue = "") String done) {
    return new ModelAndView("record/erasures")
        .addObject("requests", decideErasure.all(actor))
        .addObject("together", decideErasure.together(actor))
        .addObject("done", done);
  }

  @GetMapping("/erasures/{id}")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView request(Actor actor, @PathVariable UUID id) {
    try {
      return new ModelAndView("record/erasure-request")
          .addObject("look", decideErasure.look(actor, id));
    } catch (Refusal refusal) {
      return Screens.refused(all(actor, ""), refusal);
    }
  }

  @PostMapping("/erasures/{id}/approve")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView approve(Actor actor, @PathVariable UUID id) {
    try {
      decideErasure.approve(actor, id);
      return new ModelAndView("redirect:/erasures?done=person");
    } catch (Refusal refusal) {
      return Screens.refused(all(actor, ""), refusal);
    }
  }

  /// All requests of one decision about ended periods (C7).
  @PostMapping("/erasures/approve")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView approveTogether(
      Actor actor, @RequestParam(defaultValue = "") String reference) {
    try {
      decideErasure.approveTogether(actor, reference);
      return new ModelAndView("redirect:/erasures?done=person");
    } catch (Refusal refusal) {
      return Screens.refused(all(actor, ""), refusal);
    }
  }

  @PostMapping("/erasures/{id}/decline")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView decline(Actor actor, @PathVariable UUID id) {
    try {
      decideErasure.decline(actor, id);
      return new ModelAndView("redirect:/erasures?done=declined");
    } catch (Refusal refusal) {
      return Screens.refused(all(actor, ""), refusal);
    }
  }

  @GetMapping("/persons/{id}/erasure")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView person(Actor actor, @PathVariable UUID id) {
    try {
      return person(actor, id, ErasureForm.EMPTY);
    } catch (Refusal refusal) {
      return Screens.refused(all(actor, ""), refusal);
    }
  }

  private ModelAndView person(Actor actor, UUID id, ErasureForm form) {
    return new ModelAndView("record/erasure-person")
        .addObject("look", askErasure.look(actor, id))
        .addObject("form", form)
        .addObject("grounds", ErasureGround.values());
  }

  @PostMapping("/persons/{id}/erasure")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView ask(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String ground,
      @RequestParam(defaultValue = "") String reference,
      @RequestParam(defaultValue = "") String reason) {
    var form = new ErasureForm(ground, reference, reason);
    try {
      askErasure.ask(actor, id, form);
      return new ModelAndView("redirect:/erasures?done=asked");
    } catch (Refusal refusal) {
      return Screens.refused(
          refusal.reason() == ErasureReason.NOT_SAID_WHY ? person(actor, id, form) : all(actor, ""),
          refusal);
    }
  }

  @GetMapping("/doses/{id}/erasure")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView dose(Actor actor, @PathVariable UUID id) {
    try {
      return dose(actor, id, ErasureForm.EMPTY);
    } catch (Refusal refusal) {
      return Screens.refused(all(actor, ""), refusal);
    }
  }

  private ModelAndView dose(Actor actor, UUID id, ErasureForm form) {
    return new ModelAndView("record/erasure-dose")
        .addObject("look", eraseDose.look(actor, id))
        .addObject("master", masters.current())
        .addObject("form", form)
        .addObject("grounds", ErasureGround.values());
  }

  @PostMapping("/doses/{id}/erasure")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView erase(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String ground,
      @RequestParam(defaultValue = "") String reference) {
    var form = new ErasureForm(ground, reference, "");
    try {
      eraseDose.erase(actor, id, form);
      return new ModelAndView("redirect:/erasures?done=dose");
    } catch (Refusal refusal) {
      return Screens.refused(
          refusal.reason() == ErasureReason.NOT_SAID_WHY ? dose(actor, id, form) : all(actor, ""),
          refusal);
    }
  }
}
