package vrs.server.record;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.municipality.Masters;
import vrs.server.platform.Refusal;
import vrs.server.staff.Screens;

/// What the screens of doses show: the form with its choices, and the words.
@Component
public final class DoseScreens {
  private final Masters masters;
  private final DoseWords words;

  DoseScreens(Masters masters, DoseWords words) {
    this.masters = masters;
    this.words = words;
  }

  /// Gives a screen what the parts of doses name.
  public ModelAndView with(ModelAndView screen, DoseForm form) {
    return screen
        .addObject("form", form)
        .addObject("products", masters.current().products())
        .addObject("grounds", List.of(Ground.values()))
        .addObject("doseWords", words);
  }

  ModelAndView dose(ShowDose.Shown shown, DoseForm form) {
    return with(new ModelAndView("record/dose"), form)
        .addObject("shown", shown)
        .addObject("fields", DoseField.values());
  }

  public DoseForm form(ShowDose.Shown shown) {
    return DoseForm.of(shown.dose(), masters.current());
  }

  DoseForm typed(ShowDose.Shown shown, DoseEntry entry) {
    return new DoseForm(entry, shown.dose().assessment().findings(), Optional.empty());
  }

  /// Not without a reason, or not at all.
  ModelAndView notShown(UUID id, Refusal refusal) {
    if (refusal.reason() != ImportReason.REASON_NEEDED) {
      throw refusal;
    }
    return Screens.refused(
        new ModelAndView("record/dose-reason").addObject("action", "/doses/" + id), refusal);
  }
}
