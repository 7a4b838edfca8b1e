package vrs.server.erasure;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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
import vrs.server.platform.Settings;
import vrs.server.platform.Zone;
import vrs.server.staff.MenuGroup;
import vrs.server.staff.MenuItem;
import vrs.server.staff.Screens;

/// The municipality's own screen of the return and erasure of its area (C7): each step with what it
/// means, who did it, and what comes next.
@Controller
public final class AreaErasurePages {
  private final Areas areas;
  private final AreaErasures erasures;
  private final AskAreaErasure askAreaErasure;
  private final ConfirmReturn confirmReturn;
  private final DecideAreaErasure decideAreaErasure;
  private final Settings settings;

  AreaErasurePages(
      Areas areas,
      AreaErasures erasures,
      AskAreaErasure askAreaErasure,
      ConfirmReturn confirmReturn,
      DecideAreaErasure decideAreaErasure,
      Settings settings) {
    this.areas = areas;
    this.erasures = erasures;
    this.askAreaErasure = askAreaErasure;
    this.confirmReturn = confirmReturn;
    this.decideAreaErasure = decideAreaErasure;
    this.settings = settings;
  }

  @GetMapping("/area-erasure")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  @MenuItem(text = "area-erasure", group = MenuGroup.OFFICE, order = 79)
  public ModelAndView page(Actor actor, @RequestParam(defaultValue = "false") boolean changed) {
    Optional<AreaErasure> latest = areas.read(actor.office(), erasures::latest);
    return new ModelAndView("erasure/area")
        .addObject("erasure", latest.orElse(null))
        .addObject(
            "open", latest.map(each -> each.state() != AreaErasure.State.WITHDRAWN).orElse(false))
        .addObject("own", actor.account())
        .addObject("wait", settings.keeping().erasureWait())
        .addObject("reference", "")
        .addObject("reason", "")
        .addObject("digest", "")
        .addObject("changed", changed);
  }

  @PostMapping("/area-erasure")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView ask(
      Actor actor,
      @RequestParam(defaultValue = "") String reference,
      @RequestParam(defaultValue = "") String reason) {
    try {
      askAreaErasure.ask(actor, actor.office(), reference, reason);
      return changed();
    } catch (Refusal refusal) {
      return Screens.refused(
          page(actor, false).addObject("reference", reference).addObject("reason", reason),
          refusal);
    }
  }

  @PostMapping("/area-erasure/{id}/return")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView confirm(
      Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String digest) {
    try {
      confirmReturn.confirm(actor, id, digest);
      return changed();
    } catch (Refusal refusal) {
      return Screens.refused(page(actor, false).addObject("digest", digest), refusal);
    }
  }

  @PostMapping("/area-erasure/{id}/waiver")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView waive(
      Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
    return changed(
        actor,
        () -> {
          confirmReturn.waive(actor, actor.office(), id, reason);
          return id;
        });
  }

  @PostMapping("/area-erasure/{id}/approve")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView approve(Actor actor, @PathVariable UUID id) {
    return changed(
        actor,
        () -> {
          decideAreaErasure.approve(actor, actor.office(), id);
          return id;
        });
  }

  @PostMapping("/area-erasure/{id}/withdraw")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView withdraw(Actor actor, @PathVariable UUID id) {
    return changed(
        actor,
        () -> {
          decideAreaErasure.withdraw(actor, actor.office(), id);
          return id;
        });
  }

  private ModelAndView changed(Actor actor, Supplier<UUID> deed) {
    try {
      deed.get();
      return changed();
    } catch (Refusal refusal) {
      return Screens.refused(page(actor, false), refusal);
    }
  }

  private static ModelAndView changed() {
    return new ModelAndView("redirect:/area-erasure?changed=true");
  }
}
