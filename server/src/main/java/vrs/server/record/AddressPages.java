package vrs.server.record;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.platform.Actor;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;
import vrs.server.staff.MenuGroup;
import vrs.server.staff.MenuItem;

/// The screen on which an administrator chooses whether the municipality keeps addresses here.
@Controller
public final class AddressPages {
  private final ChooseAddresses chooseAddresses;

  AddressPages(ChooseAddresses chooseAddresses) {
    this.chooseAddresses = chooseAddresses;
  }

  @GetMapping("/addresses")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  @MenuItem(text = "addresses", group = MenuGroup.OFFICE, order = 75)
  public ModelAndView page(Actor actor) {
    return new ModelAndView("record/addresses").addObject("state", chooseAddresses.state(actor));
  }

  @PostMapping("/addresses")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView choose(Actor actor, @RequestParam boolean kept) {
    chooseAddresses.choose(actor, kept);
    return new ModelAndView("redirect:/addresses");
  }
}
