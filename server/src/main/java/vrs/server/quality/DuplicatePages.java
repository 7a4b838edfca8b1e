package vrs.server.quality;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
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
import vrs.server.record.DistinguishPersons;
import vrs.server.record.DoseEntry;
import vrs.server.record.Ground;
import vrs.server.record.ImportReason;
import vrs.server.record.MergePersons;
import vrs.server.record.PersonMerges;
import vrs.server.staff.Screens;

/// Persons who may be registered twice: side by side, merged into one of them or said to be two.
@Controller
public final class DuplicatePages {
  private final ShowAlike showAlike;
  private final ShowMerges showMerges;
  private final MergePersons mergePersons;
  private final DistinguishPersons distinguishPersons;
  private final NextItem nextItem;

  DuplicatePages(
      ShowAlike showAlike,
      ShowMerges showMerges,
      MergePersons mergePersons,
      DistinguishPersons distinguishPersons,
      NextItem nextItem) {
    this.showAlike = showAlike;
    this.showMerges = showMerges;
    this.mergePersons = mergePersons;
    this.distinguishPersons = distinguishPersons;
    this.nextItem = nextItem;
  }

  @GetMapping("/quality/duplicates/{one}/{other}")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView two(
      Actor actor,
      @PathVariable UUID one,
      @PathVariable UUID other,
      @RequestParam MultiValueMap<String, String> sent) {
    return two(actor, one, other, "", sent);
  }

  /// As the other, with the reason that protected persons need.
  @PostMapping("/quality/duplicates/{one}/{other}")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView two(
      Actor actor,
      @PathVariable UUID one,
      @PathVariable UUID other,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam MultiValueMap<String, String> sent) {
    try {
      return screen(showAlike.show(actor, one, other, reason), sent);
    } catch (Refusal refusal) {
      return notShown(one, other, sent, refusal);
    }
  }

  /// @param remaining which of the two remains
  /// @param version of that
  /// @param otherVersion of the one whose record goes over
  @PostMapping("/quality/duplicates/{one}/{other}/merge")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView merge(
      Actor actor,
      @PathVariable UUID one,
      @PathVariable UUID other,
      @RequestParam UUID remaining,
      @RequestParam int version,
      @RequestParam int otherVersion,
      @RequestParam MultiValueMap<String, String> sent) {
    try {
      UUID goes = remaining.equals(one) ? other : one;
      var two = new MergePersons.Two(remaining, version, goes, otherVersion);
      UUID id = mergePersons.merge(actor, two, DoseEntry.of(sent).noted());
      return next(actor, sent, new Done(Done.Deed.MERGED, id));
    } catch (Refusal refusal) {
      return again(actor, one, other, sent, refusal);
    }
  }

  @PostMapping("/quality/duplicates/{one}/{other}/distinct")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView distinguish(
      Actor actor,
      @PathVariable UUID one,
      @PathVariable UUID other,
      @RequestParam MultiValueMap<String, String> sent) {
    try {
      UUID id = distinguishPersons.distinguish(actor, one, other, DoseEntry.of(sent).noted());
      return next(actor, sent, new Done(Done.Deed.DISTINGUISHED, id));
    } catch (Refusal refusal) {
      return again(actor, one, other, sent, refusal);
    }
  }

  @GetMapping("/quality/merges")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView merges(Actor actor) {
    return new ModelAndView("quality/merges").addObject("merges", showMerges.latest(actor));
  }

  @PostMapping("/quality/merges/{id}/undo")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView undo(
      Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent) {
    try {
      PersonMerges.Merge merge = mergePersons.undo(actor, id);
      return back(sent, merge.person(), merge.other());
    } catch (Refusal refusal) {
      return Screens.refused(merges(actor), refusal);
    }
  }

  @PostMapping("/quality/distinct/{id}/undo")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView takeBack(
      Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent) {
    try {
      Map.Entry<UUID, UUID> two = distinguishPersons.undo(actor, id);
      return back(sent, two.getKey(), two.getValue());
    } catch (Refusal refusal) {
      return Screens.refused(merges(actor), refusal);
    }
  }

  private static ModelAndView back(MultiValueMap<String, String> sent, UUID one, UUID other) {
    Way way = Way.of(sent).to(Stage.DUPLICATE).at(Way.Place.of(other));
    return new ModelAndView("redirect:" + way.to("/quality/duplicates/" + one + "/" + other));
  }

  private ModelAndView next(Actor actor, MultiValueMap<String, String> sent, Done done) {
    Way way = Way.of(sent);
    Optional<Way.Found> next = nextItem.after(actor, way);
    return new ModelAndView(
        "redirect:"
            + next.map(found -> found.address(done))
                .orElseGet(() -> way.to("/quality", "finished", "true", "done", done.text())));
  }

  private ModelAndView again(
      Actor actor, UUID one, UUID other, MultiValueMap<String, String> sent, Refusal refusal) {
    try {
      return Screens.refused(screen(showAlike.show(actor, one, other, ""), sent), refusal);
    } catch (Refusal another) {
      return notShown(one, other, sent, another);
    }
  }

  private static ModelAndView screen(ShowAlike.Two two, MultiValueMap<String, String> sent) {
    Way way = Way.of(sent).to(Stage.DUPLICATE).at(Way.Place.of(two.other().look().person().id()));
    return new ModelAndView("quality/duplicate")
        .addObject("two", two)
        .addObject("sides", List.of(two.one(), two.other()))
        .addObject("way", way)
        .addObject("grounds", Ground.values())
        .addObject("note", Optional.ofNullable(sent.getFirst("note")).orElse(""))
        .addObject("done", Done.of(sent).orElse(null));
  }

  private static ModelAndView notShown(
      UUID one, UUID other, MultiValueMap<String, String> sent, Refusal refusal) {
    if (refusal.reason() != ImportReason.REASON_NEEDED) {
      throw refusal;
    }
    Way way = Way.of(sent);
    return Screens.refused(
        new ModelAndView("quality/reason")
            .addObject("action", way.to("/quality/duplicates/" + one + "/" + other))
            .addObject("next", way.to("/quality/next")),
        refusal);
  }
}
