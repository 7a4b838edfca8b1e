package vrs.server.erasure;

import java.util.Arrays;
import java.util.List;
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

/// The operator's screen of the copies that were made for operation (I9).
@Controller
public final class CopyPages {
  private static final List<Copies.Kind> BY_HAND =
      Arrays.stream(Copies.Kind.values()).filter(kind -> kind != Copies.Kind.BASE_BACKUP).toList();

  private final RegisterCopy registerCopy;

  CopyPages(RegisterCopy registerCopy) {
    this.registerCopy = registerCopy;
  }

  @GetMapping("/copies")
  @OpenTo(zone = Zone.ADMINISTRATION, audience = Audience.OPERATOR, roles = Role.OPERATOR)
  @MenuItem(text = "copies", group = MenuGroup.OFFICE, order = 60)
  public ModelAndView page(Actor actor, @RequestParam(defaultValue = "false") boolean changed) {
    return page(actor, RegisterCopy.Form.EMPTY).addObject("changed", changed);
  }

  private ModelAndView page(Actor actor, RegisterCopy.Form form) {
    return new ModelAndView("erasure/copies")
        .addObject("copies", registerCopy.all(actor))
        .addObject("kinds", BY_HAND)
        .addObject("form", form)
        .addObject("changed", false);
  }

  @PostMapping("/copies")
  @OpenTo(zone = Zone.ADMINISTRATION, audience = Audience.OPERATOR, roles = Role.OPERATOR)
  public ModelAndView register(
      Actor actor,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String purpose,
      @RequestParam(defaultValue = "") String consent,
      @RequestParam(defaultValue = "") String ends) {
    var form = new RegisterCopy.Form(kind, name, purpose, consent, ends);
    try {
      registerCopy.register(actor, form);
      return new ModelAndView("redirect:/copies?changed=true");
    } catch (Refusal refusal) {
      return Screens.refused(page(actor, form), refusal);
    }
  }

  @PostMapping("/copies/{id}/destroyed")
  @OpenTo(zone = Zone.ADMINISTRATION, audience = Audience.OPERATOR, roles = Role.OPERATOR)
  public ModelAndView destroyed(
      Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String how) {
    try {
      registerCopy.destroyed(actor, id, how);
      return new ModelAndView("redirect:/copies?changed=true");
    } catch (Refusal refusal) {
      return Screens.refused(page(actor, RegisterCopy.Form.EMPTY), refusal);
    }
  }
}
