package vrs.server.record;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import vrs.server.staff.Screens;

/// The screen on which staff add a dose of which somebody brings papers.
@Controller
public final class AddDosePages {
  private final PersonLooks looks;
  private final AddDose addDose;
  private final DoseScreens screens;

  AddDosePages(PersonLooks looks, AddDose addDose, DoseScreens screens) {
    this.looks = looks;
    this.addDose = addDose;
    this.screens = screens;
  }

  @GetMapping("/persons/{id}/doses")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView form(Actor actor, @PathVariable UUID id) {
    try {
      LookAtPerson.Look look = looks.look(actor, id, "");
      return screen(look, UUID.randomUUID(), new DoseForm(next(look), List.of(), Optional.empty()));
    } catch (Refusal refusal) {
      return notShown(id, refusal);
    }
  }

  /// @param dose the id that the form was made with
  @PostMapping("/persons/{id}/doses")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView add(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam UUID dose,
      @RequestParam MultiValueMap<String, String> form) {
    DoseEntry entry = DoseEntry.of(form);
    try {
      addDose.add(actor, id, dose, entry);
      return new ModelAndView("redirect:/doses/" + dose + "?changed=1");
    } catch (Refusal refusal) {
      return again(actor, id, dose, entry, refusal);
    }
  }

  private ModelAndView again(
      Actor actor, UUID person, UUID dose, DoseEntry entry, Refusal refusal) {
    try {
      LookAtPerson.Look look = looks.look(actor, person, "");
      return Screens.refused(
          screen(look, dose, DoseForm.refused(entry, refusal, List.of())), refusal);
    } catch (Refusal other) {
      return notShown(person, other);
    }
  }

  private ModelAndView screen(LookAtPerson.Look look, UUID dose, DoseForm form) {
    return screens
        .with(new ModelAndView("record/dose-new"), form)
        .addObject("look", look)
        .addObject("dose", dose);
  }

  private static ModelAndView notShown(UUID person, Refusal refusal) {
    if (refusal.reason() != ImportReason.REASON_NEEDED) {
      throw refusal;
    }
    return Screens.refused(
        new ModelAndView("record/dose-reason").addObject("action", "/persons/" + person), refusal);
  }

  /// What is likely: the dose after the last, on the ticket that came last.
  private static DoseEntry next(LookAtPerson.Look look) {
    int number = look.doses().stream().mapToInt(Dose::number).max().orElse(0) + 1;
    String ticket =
        look.tickets().stream()
            .max(Comparator.comparing(Ticket::issued))
            .map(each -> each.number().digits())
            .orElse("");
    return new DoseEntry(
        ticket, String.valueOf(Math.min(number, 9)), "", "", "", "", "", "", "", "", "", Set.of());
  }
}
