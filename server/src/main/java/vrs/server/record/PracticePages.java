package vrs.server.record;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import vrs.server.platform.Actor;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Refusal;
import vrs.server.platform.Zone;
import vrs.server.staff.StaffReason;
import vrs.server.staff.SwitchPractice;

/// The buttons that lead staff into practice (研修) and back, and begin it anew. Everybody keeps the
/// own roles there.
@Controller
public final class PracticePages {
  private final SwitchPractice switchPractice;
  private final FillPractice fillPractice;

  PracticePages(SwitchPractice switchPractice, FillPractice fillPractice) {
    this.switchPractice = switchPractice;
    this.fillPractice = fillPractice;
  }

  @PostMapping("/practice")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY)
  public String begin(Actor actor, HttpServletRequest request) {
    fillPractice.fill(switchPractice.begin(request, actor));
    return "redirect:/";
  }

  @PostMapping("/practice/end")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY)
  public String end(Actor actor, HttpServletRequest request) {
    switchPractice.end(request, actor);
    return "redirect:/";
  }

  @PostMapping("/practice/reset")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY)
  public String reset(Actor actor) {
    if (!actor.office().isPractice()) {
      throw new Refusal(StaffReason.NOT_PRACTISING);
    }
    fillPractice.reset(actor);
    return "redirect:/";
  }
}
