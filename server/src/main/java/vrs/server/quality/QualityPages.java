package vrs.server.quality;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.platform.Actor;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;
import vrs.server.record.Ground;
import vrs.server.staff.MenuItem;

/// The first screen of the quality work: how much there is to do, by what the rules say, and the
/// way into the list.
@Controller
public final class QualityPages {
  private final ShowProgress showProgress;
  private final NextItem nextItem;

  QualityPages(ShowProgress showProgress, NextItem nextItem) {
    this.showProgress = showProgress;
    this.nextItem = nextItem;
  }

  /// @param finished all items on the way were looked at
  @GetMapping("/quality")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  @MenuItem(text = "quality", order = 15)
  public ModelAndView overview(
      Actor actor,
      @RequestParam(defaultValue = "false") boolean finished,
      @RequestParam MultiValueMap<String, String> sent) {
    return new ModelAndView("quality/overview")
        .addObject("progress", showProgress.show(actor))
        .addObject("way", Way.of(sent))
        .addObject("grounds", Ground.values())
        .addObject("finished", finished)
        .addObject("done", Done.of(sent).orElse(null));
  }

  /// Leads to the next item of the way, or back when there is none.
  @GetMapping("/quality/next")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView next(Actor actor, @RequestParam MultiValueMap<String, String> sent) {
    String address =
        nextItem
            .after(actor, Way.of(sent))
            .map(Way.Found::address)
            .orElse("/quality?finished=true");
    return new ModelAndView("redirect:" + address);
  }
}
