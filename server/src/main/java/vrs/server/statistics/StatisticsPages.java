package vrs.server.statistics;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.platform.Actor;
import vrs.server.platform.Audience;
import vrs.server.platform.Nation;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Refusal;
import vrs.server.platform.Zone;
import vrs.server.staff.MenuItem;
import vrs.server.staff.Screens;

/// The releases: published by the agency, seen by agency and prefectures (G1, G2).
@Controller
class StatisticsPages {
  private final Nation nation;
  private final Releases releases;
  private final PublishRelease publishRelease;

  StatisticsPages(Nation nation, Releases releases, PublishRelease publishRelease) {
    this.nation = nation;
    this.releases = releases;
    this.publishRelease = publishRelease;
  }

  @GetMapping("/statistics")
  @OpenTo(
      zone = Zone.ADMINISTRATION,
      audience = {Audience.AGENCY, Audience.PREFECTURE})
  @MenuItem(text = "statistics", order = 20)
  ModelAndView page(Actor actor, @RequestParam(defaultValue = "false") boolean published) {
    return new ModelAndView("statistics/releases")
        .addObject("releases", nation.read(releases::all))
        .addObject("published", published)
        .addObject("mayPublish", actor.audience() == Audience.AGENCY);
  }

  @PostMapping("/statistics/releases")
  @OpenTo(zone = Zone.ADMINISTRATION, audience = Audience.AGENCY)
  ModelAndView publish(Actor actor) {
    try {
      publishRelease.publish(actor);
      return new ModelAndView("redirect:/statistics?published=true");
    } catch (Refusal refusal) {
      return Screens.refused(page(actor, false), refusal);
    }
  }
}
