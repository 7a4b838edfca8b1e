package vrs.server.quality;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.municipality.Masters;
import vrs.server.platform.Actor;
import vrs.server.platform.Refusal;
import vrs.server.record.Dose;
import vrs.server.record.DoseEntry;
import vrs.server.record.DoseField;
import vrs.server.record.DoseForm;
import vrs.server.record.DoseScreens;
import vrs.server.record.Finding;
import vrs.server.record.Ground;
import vrs.server.record.ImportReason;
import vrs.server.record.RecordReason;
import vrs.server.staff.Screens;

/// What the screen of an item shows, and where its keys lead.
@Component
final class ItemScreens {
  private final ShowItem showItem;
  private final NextItem nextItem;
  private final DoseScreens doses;
  private final Masters masters;

  ItemScreens(ShowItem showItem, NextItem nextItem, DoseScreens doses, Masters masters) {
    this.showItem = showItem;
    this.nextItem = nextItem;
    this.doses = doses;
    this.masters = masters;
  }

  /// Leads to the next item of the way, which says what was just done.
  ModelAndView next(Actor actor, MultiValueMap<String, String> sent, Done done) {
    Way way = Way.of(sent);
    Optional<Way.Found> next = nextItem.after(actor, way);
    return new ModelAndView(
        "redirect:"
            + (next.isPresent()
                ? next.get().address(done)
                : way.to("/quality", "finished", "true", "done", done.text())));
  }

  /// @param reason needed for a protected person, if none was given lately
  ModelAndView item(Actor actor, UUID id, MultiValueMap<String, String> sent, String reason) {
    try {
      ShowItem.Item item = showItem.show(actor, id, isCompared(sent), reason);
      return screen(item, sent, doses.form(item.shown()));
    } catch (Refusal refusal) {
      return notShown(id, sent, refusal);
    }
  }

  /// The item again, with what was typed.
  ModelAndView refused(Actor actor, UUID id, MultiValueMap<String, String> sent, Refusal refusal) {
    try {
      ShowItem.Item item = showItem.show(actor, id, isCompared(sent), "");
      List<Finding> known = item.shown().dose().assessment().findings();
      boolean typed = sent.containsKey("given");
      DoseForm form =
          typed ? DoseForm.refused(DoseEntry.of(sent), refusal, known) : doses.form(item.shown());
      ModelAndView screen = screen(item, sent, form).addObject("correcting", typed);
      if (refusal.reason() == RecordReason.CHANGED_MEANWHILE && sent.containsKey("version")) {
        screen.addObject("since", item.shown().since(version(sent)));
      }
      return Screens.refused(screen, refusal);
    } catch (Refusal other) {
      return notShown(id, sent, other);
    }
  }

  private static boolean isCompared(MultiValueMap<String, String> sent) {
    return Way.of(sent).stage() == Stage.OUTLIER;
  }

  private static int version(MultiValueMap<String, String> sent) {
    try {
      return Integer.parseInt(String.valueOf(sent.getFirst("version")));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private ModelAndView screen(
      ShowItem.Item item, MultiValueMap<String, String> sent, DoseForm form) {
    Way way = way(sent, item.shown().dose());
    Ground seen = way.ground().orElse(item.strip() ? Ground.PICTURE : Ground.SCREENING_FORM);
    return doses
        .with(new ModelAndView("quality/dose"), form)
        .addObject("item", item)
        .addObject("shown", item.shown())
        .addObject("fields", DoseField.values())
        .addObject("usual", item.unusual().isEmpty() ? null : item.asTheOthers(masters.current()))
        .addObject("way", way)
        .addObject("seen", seen)
        .addObject("done", Done.of(sent).orElse(null));
  }

  /// The way goes on from the item that is shown, also when somebody has come back to it.
  private static Way way(MultiValueMap<String, String> sent, Dose dose) {
    Way way = Way.of(sent);
    int rank = dose.assessment().rank();
    return way.stage().ofDoses() && rank > 0
        ? way.at(new Way.Place(rank, dose.given(), dose.id()))
        : way;
  }

  private static ModelAndView notShown(
      UUID id, MultiValueMap<String, String> sent, Refusal refusal) {
    if (refusal.reason() != ImportReason.REASON_NEEDED) {
      throw refusal;
    }
    Way way = Way.of(sent);
    return Screens.refused(
        new ModelAndView("quality/reason")
            .addObject("action", way.to("/quality/doses/" + id))
            .addObject("next", way.to("/quality/next")),
        refusal);
  }
}
