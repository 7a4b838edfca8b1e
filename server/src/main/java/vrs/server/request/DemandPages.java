package vrs.server.request;

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

/// The municipality's screens of its demands for missing functions (H8), with what was answered to
/// all.
@Controller
public final class DemandPages {
  private final FileDemand fileDemand;
  private final WriteToDemand writeToDemand;
  private final ShowDemands showDemands;

  DemandPages(FileDemand fileDemand, WriteToDemand writeToDemand, ShowDemands showDemands) {
    this.fileDemand = fileDemand;
    this.writeToDemand = writeToDemand;
    this.showDemands = showDemands;
  }

  @GetMapping("/demands")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.ADMINISTRATOR, Role.COUNTER},
      practice = false)
  @MenuItem(text = "demands", group = MenuGroup.PARTNERS, order = 75)
  public ModelAndView list(Actor actor) {
    return new ModelAndView("request/demands")
        .addObject("id", UUID.randomUUID())
        .addObject("demands", showDemands.own(actor))
        .addObject("published", showDemands.published())
        .addObject("urgencies", Urgency.values());
  }

  @PostMapping("/demands")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.ADMINISTRATOR, Role.COUNTER},
      practice = false)
  public ModelAndView file(
      Actor actor,
      @RequestParam UUID id,
      @RequestParam String title,
      @RequestParam String text,
      @RequestParam Urgency urgency) {
    try {
      return to(fileDemand.file(actor, id, title, text, urgency));
    } catch (Refusal refusal) {
      return Screens.refused(
          list(actor)
              .addObject("subject", title)
              .addObject("text", text)
              .addObject("urgency", urgency),
          refusal);
    }
  }

  @GetMapping("/demands/{id}")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.ADMINISTRATOR, Role.COUNTER},
      practice = false)
  public ModelAndView show(Actor actor, @PathVariable UUID id) {
    ShowDemands.Told thread = showDemands.thread(actor.office(), id);
    return new ModelAndView("request/demand")
        .addObject("demand", thread.demand())
        .addObject("messages", thread.messages());
  }

  @PostMapping("/demands/{id}/messages")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.ADMINISTRATOR, Role.COUNTER},
      practice = false)
  public ModelAndView reply(Actor actor, @PathVariable UUID id, @RequestParam String text) {
    try {
      return to(writeToDemand.reply(actor, id, text));
    } catch (Refusal refusal) {
      ModelAndView screen =
          refusal.reason() == RequestReason.NO_SUCH_DEMAND
              ? list(actor)
              : show(actor, id).addObject("text", text);
      return Screens.refused(screen, refusal);
    }
  }

  private static ModelAndView to(Demand demand) {
    return new ModelAndView("redirect:/demands/" + demand.id());
  }
}
