package vrs.server.record;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
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
import vrs.server.staff.MenuItem;
import vrs.server.staff.Screens;

/// The screens on which staff find and look at persons. What is searched for travels in the body of
/// a form, so that no number or name stands in an address or a log of addresses.
@Controller
public final class PersonPages {
  private final FindPersons findPersons;
  private final PersonLooks looks;
  private final ReadPersonFile readPersonFile;
  private final TellNotices tellNotices;
  private final Masters masters;
  private final DoseWords doseWords;
  private final FindMerged findMerged;

  PersonPages(
      FindPersons findPersons,
      PersonLooks looks,
      ReadPersonFile readPersonFile,
      TellNotices tellNotices,
      Masters masters,
      DoseWords doseWords,
      FindMerged findMerged) {
    this.findPersons = findPersons;
    this.looks = looks;
    this.readPersonFile = readPersonFile;
    this.tellNotices = tellNotices;
    this.masters = masters;
    this.doseWords = doseWords;
    this.findMerged = findMerged;
  }

  @GetMapping("/persons")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  @MenuItem(text = "persons", order = 10)
  public ModelAndView search() {
    return screen("");
  }

  @PostMapping("/persons")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView find(Actor actor, @RequestParam(defaultValue = "") String q) {
    try {
      return screen(q).addObject("found", findPersons.find(actor, q));
    } catch (Refusal refusal) {
      return Screens.refused(screen(q), refusal);
    }
  }

  /// A person who is not protected.
  ///
  /// @param done what has just been done
  @GetMapping("/persons/{id}")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView look(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Done done,
      @RequestParam(required = false) @Nullable UUID told) {
    return look(actor, id, "").addObject("done", done).addObject("told", told);
  }

  /// As [#look(Actor, UUID, Done, UUID)], with the reason that a protected person needs.
  @PostMapping("/persons/{id}")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView look(
      Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
    try {
      return new ModelAndView("record/person")
          .addObject("look", looks.look(actor, id, reason))
          .addObject("file", readPersonFile.read(actor, id))
          .addObject("form", Map.of())
          .addObject("reason", reason)
          .addObject("notices", tellNotices.open(actor, id))
          .addObject("master", masters.current())
          .addObject("doseWords", doseWords);
    } catch (Refusal refusal) {
      Optional<UUID> remaining =
          refusal.reason() == ImportReason.NO_SUCH_PERSON
              ? findMerged.remaining(actor, id)
              : Optional.empty();
      return remaining.isPresent()
          ? new ModelAndView("redirect:/persons/" + remaining.get())
          : refused(id, "", refusal);
    }
  }

  /// Somebody told the holder of the record, or did not, after all.
  @PostMapping("/persons/{id}/notices/{notice}")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView tell(
      Actor actor, @PathVariable UUID id, @PathVariable UUID notice, @RequestParam boolean told) {
    tellNotices.tell(actor, id, notice, told);
    return new ModelAndView("redirect:/persons/" + id + (told ? "?told=" + notice : ""));
  }

  /// Asks for the reason that a protected person needs, or shows the search: there is nobody.
  ///
  /// @param screen where the reason leads, below the person's address
  ModelAndView refused(UUID id, String screen, Refusal refusal) {
    return Screens.refused(
        refusal.reason() == ImportReason.REASON_NEEDED
            ? new ModelAndView("record/person-reason")
                .addObject("address", "/persons/" + id + screen)
            : search(),
        refusal);
  }

  private static ModelAndView screen(String typed) {
    return new ModelAndView("record/persons").addObject("q", typed);
  }
}
