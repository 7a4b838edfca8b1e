package vrs.server.quality;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
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
import vrs.server.record.DecideConflict;
import vrs.server.record.DoseEntry;
import vrs.server.record.DoseField;
import vrs.server.record.DoseForm;
import vrs.server.record.DoseScreens;
import vrs.server.record.Ground;
import vrs.server.record.ImportReason;
import vrs.server.staff.Screens;

/// The doses that wait because they contradict recorded ones: both side by side, and three keys to
/// decide.
@Controller
public final class ConflictPages {
  private final ShowConflict showConflict;
  private final ShowStrip showStrip;
  private final DecideConflict decideConflict;
  private final NextItem nextItem;
  private final DoseScreens doses;
  private final Masters masters;

  ConflictPages(
      ShowConflict showConflict,
      ShowStrip showStrip,
      DecideConflict decideConflict,
      NextItem nextItem,
      DoseScreens doses,
      Masters masters) {
    this.showConflict = showConflict;
    this.showStrip = showStrip;
    this.decideConflict = decideConflict;
    this.nextItem = nextItem;
    this.doses = doses;
    this.masters = masters;
  }

  @GetMapping("/quality/conflicts/{id}")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView conflict(
      Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent) {
    return conflict(actor, id, "", sent);
  }

  /// As the other, with the reason that a protected person needs.
  @PostMapping("/quality/conflicts/{id}")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView conflict(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam MultiValueMap<String, String> sent) {
    try {
      ShowConflict.Shown shown = showConflict.show(actor, id, reason);
      return screen(
          shown,
          sent,
          new DoseForm(
              DoseEntry.of(shown.fresh().dose().items(), masters.current()),
              shown.fresh().dose().assessment().findings(),
              Optional.empty()));
    } catch (Refusal refusal) {
      return notShown(id, sent, refusal);
    }
  }

  @GetMapping("/quality/conflicts/{id}/strip")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ResponseEntity<byte[]> strip(Actor actor, @PathVariable UUID id) {
    return ItemPages.picture(showStrip.ofConflict(actor, id));
  }

  /// The recorded dose is right.
  @PostMapping("/quality/conflicts/{id}/dismissal")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView dismiss(
      Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent) {
    DoseEntry entry = DoseEntry.of(sent);
    return decided(actor, id, sent, () -> decideConflict.dismiss(actor, id, entry));
  }

  /// The new one is right.
  @PostMapping("/quality/conflicts/{id}/taking")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView take(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID recorded,
      @RequestParam int version,
      @RequestParam MultiValueMap<String, String> sent) {
    DoseEntry entry = DoseEntry.of(sent);
    return decided(actor, id, sent, () -> decideConflict.take(actor, id, recorded, version, entry));
  }

  /// Both were given.
  @PostMapping("/quality/conflicts/{id}/registration")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView register(
      Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent) {
    DoseEntry entry = DoseEntry.of(sent);
    return decided(actor, id, sent, () -> decideConflict.register(actor, id, entry));
  }

  @PostMapping("/quality/conflicts/{id}/undo")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView undo(
      Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent) {
    try {
      decideConflict.undo(actor, id);
      Way way = Way.of(sent).to(Stage.CONFLICT).at(Way.Place.of(id));
      return new ModelAndView("redirect:" + way.to("/quality/conflicts/" + id));
    } catch (Refusal refusal) {
      return again(actor, id, sent, refusal);
    }
  }

  private ModelAndView decided(
      Actor actor, UUID id, MultiValueMap<String, String> sent, Supplier<?> decision) {
    try {
      decision.get();
    } catch (Refusal refusal) {
      return again(actor, id, sent, refusal);
    }
    Way way = Way.of(sent);
    var done = new Done(Done.Deed.DECIDED, id);
    return new ModelAndView(
        "redirect:"
            + nextItem
                .after(actor, way)
                .map(next -> next.address(done))
                .orElseGet(() -> way.to("/quality", "finished", "true", "done", done.text())));
  }

  private ModelAndView again(
      Actor actor, UUID id, MultiValueMap<String, String> sent, Refusal refusal) {
    try {
      ShowConflict.Shown shown = showConflict.show(actor, id, "");
      boolean typed = sent.containsKey("given");
      DoseEntry entry =
          typed
              ? DoseEntry.of(sent)
              : DoseEntry.of(shown.fresh().dose().items(), masters.current());
      return Screens.refused(
          screen(shown, sent, DoseForm.refused(entry, refusal, List.of()))
              .addObject("correcting", typed)
              .addObject("taking", sent.containsKey("recorded")),
          refusal);
    } catch (Refusal other) {
      return notShown(id, sent, other);
    }
  }

  private ModelAndView screen(
      ShowConflict.Shown shown, MultiValueMap<String, String> sent, DoseForm form) {
    Way way = Way.of(sent);
    return doses
        .with(new ModelAndView("quality/conflict"), form)
        .addObject("shown", shown)
        .addObject("fields", DoseField.values())
        .addObject("different", different(shown))
        .addObject("way", way.to(Stage.CONFLICT).at(Way.Place.of(shown.conflict().dose().id())))
        .addObject(
            "seen",
            way.ground().orElse(shown.fresh().strip() ? Ground.PICTURE : Ground.SCREENING_FORM))
        .addObject("done", Done.of(sent).orElse(null));
  }

  private static List<DoseField> different(ShowConflict.Shown shown) {
    return shown
        .recorded()
        .map(side -> DoseField.different(side.dose().items(), shown.fresh().dose().items()))
        .orElse(List.of());
  }

  private static ModelAndView notShown(
      UUID id, MultiValueMap<String, String> sent, Refusal refusal) {
    if (refusal.reason() != ImportReason.REASON_NEEDED) {
      throw refusal;
    }
    Way way = Way.of(sent);
    return Screens.refused(
        new ModelAndView("quality/reason")
            .addObject("action", way.to("/quality/conflicts/" + id))
            .addObject("next", way.to("/quality/next")),
        refusal);
  }
}
