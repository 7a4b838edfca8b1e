package vrs.server.record;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
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
import vrs.server.staff.Screens;

/// The screen of one dose: what it says and what the rules say, its history, and all that staff can
/// do with it. A refusal shows it again with everything that was typed.
@Controller
public final class DosePages {
  private final ShowDose showDose;
  private final CorrectDose correctDose;
  private final CheckDose checkDose;
  private final WithdrawDose withdrawDose;
  private final UndoDoseChange undoDoseChange;
  private final FindHolders findHolders;
  private final DoseScreens screens;

  DosePages(
      ShowDose showDose,
      CorrectDose correctDose,
      CheckDose checkDose,
      WithdrawDose withdrawDose,
      UndoDoseChange undoDoseChange,
      FindHolders findHolders,
      DoseScreens screens) {
    this.showDose = showDose;
    this.correctDose = correctDose;
    this.checkDose = checkDose;
    this.withdrawDose = withdrawDose;
    this.undoDoseChange = undoDoseChange;
    this.findHolders = findHolders;
    this.screens = screens;
  }

  /// @param changed the version that was just made
  @GetMapping("/doses/{id}")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView show(
      Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "0") int changed) {
    try {
      ShowDose.Shown shown = showDose.show(actor, id, "");
      return screens.dose(shown, screens.form(shown)).addObject("changed", changed);
    } catch (Refusal refusal) {
      return screens.notShown(id, refusal);
    }
  }

  /// As [#show], with the reason that a protected person needs, or with persons whose the dose
  /// could be; what was typed stays.
  @PostMapping("/doses/{id}")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView find(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String holder,
      @RequestParam MultiValueMap<String, String> form) {
    ShowDose.Shown shown;
    try {
      shown = showDose.show(actor, id, reason);
    } catch (Refusal refusal) {
      return screens.notShown(id, refusal);
    }
    if (!form.containsKey("ticket")) {
      return screens.dose(shown, screens.form(shown));
    }
    ModelAndView screen = screens.dose(shown, screens.typed(shown, DoseEntry.of(form)));
    screen.addObject("holder", holder).addObject("correcting", true);
    try {
      return holder.isBlank() ? screen : screen.addObject("found", findHolders.find(actor, holder));
    } catch (Refusal refusal) {
      return Screens.refused(screen, refusal);
    }
  }

  @PostMapping("/doses/{id}/correction")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView correct(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam(defaultValue = "false") boolean exchange,
      @RequestParam MultiValueMap<String, String> form) {
    DoseEntry entry = DoseEntry.of(form);
    return changed(
        actor, id, version, entry, () -> correctDose.correct(actor, id, version, entry, exchange));
  }

  @PostMapping("/doses/{id}/check")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView check(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam MultiValueMap<String, String> form) {
    DoseEntry entry = DoseEntry.of(form);
    return changed(actor, id, version, entry, () -> checkDose.check(actor, id, version, entry));
  }

  @PostMapping("/doses/{id}/lift")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView lift(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam MultiValueMap<String, String> form) {
    DoseEntry entry = DoseEntry.of(form);
    return changed(actor, id, version, entry, () -> checkDose.lift(actor, id, version, entry));
  }

  @PostMapping("/doses/{id}/withdrawal")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView withdraw(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam MultiValueMap<String, String> form) {
    DoseEntry entry = DoseEntry.of(form);
    return changed(
        actor, id, version, entry, () -> withdrawDose.withdraw(actor, id, version, entry));
  }

  @PostMapping("/doses/{id}/undo")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView undo(Actor actor, @PathVariable UUID id) {
    try {
      undoDoseChange.undo(actor, id);
      return new ModelAndView("redirect:/doses/" + id);
    } catch (Refusal refusal) {
      return again(actor, id, refusal);
    }
  }

  /// After a change the same screen says what was changed and offers to take it back.
  private ModelAndView changed(
      Actor actor, UUID id, int version, DoseEntry entry, Supplier<Dose> change) {
    try {
      change.get();
      return new ModelAndView("redirect:/doses/" + id + "?changed=" + (version + 1));
    } catch (Refusal refusal) {
      return again(actor, id, version, entry, refusal);
    }
  }

  private ModelAndView again(Actor actor, UUID id, int version, DoseEntry entry, Refusal refusal) {
    try {
      ShowDose.Shown shown = showDose.show(actor, id, "");
      List<Finding> known = shown.dose().assessment().findings();
      boolean typed = !entry.given().isEmpty();
      DoseForm form = typed ? DoseForm.refused(entry, refusal, known) : screens.form(shown);
      ModelAndView screen = screens.dose(shown, form).addObject("correcting", typed);
      if (refusal.reason() == RecordReason.CHANGED_MEANWHILE) {
        screen.addObject("since", shown.since(version));
      }
      return Screens.refused(screen, refusal);
    } catch (Refusal other) {
      return screens.notShown(id, other);
    }
  }

  private ModelAndView again(Actor actor, UUID id, Refusal refusal) {
    try {
      ShowDose.Shown shown = showDose.show(actor, id, "");
      return Screens.refused(screens.dose(shown, screens.form(shown)), refusal);
    } catch (Refusal other) {
      return screens.notShown(id, other);
    }
  }
}
