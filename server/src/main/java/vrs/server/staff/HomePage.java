package vrs.server.staff;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Zone;

/// The first page of staff: a card for each screen that is open to the person.
@Controller
public final class HomePage {

  @GetMapping("/")
  @OpenTo(
      zone = {Zone.LGWAN, Zone.ADMINISTRATION},
      audience = {
        Audience.MUNICIPALITY,
        Audience.PREFECTURE,
        Audience.AGENCY,
        Audience.OPERATOR,
        Audience.AUDITOR
      })
  public String page() {
    return "staff/home";
  }
}
