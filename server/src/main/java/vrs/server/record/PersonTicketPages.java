package vrs.server.record;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
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

/// What staff do on the screen of a person: issue a ticket, make one void, take their own last
/// change back. A refusal shows the same screen with what was typed.
@Controller
public final class PersonTicketPages {
  private final PersonPages personPages;
  private final IssueTicket issueTicket;
  private final VoidTicket voidTicket;
  private final UndoPersonChange undoPersonChange;
  private final CounterForms forms;

  PersonTicketPages(
      PersonPages personPages,
      IssueTicket issueTicket,
      VoidTicket voidTicket,
      UndoPersonChange undoPersonChange,
      CounterForms forms) {
    this.personPages = personPages;
    this.issueTicket = issueTicket;
    this.voidTicket = voidTicket;
    this.undoPersonChange = undoPersonChange;
    this.forms = forms;
  }

  @PostMapping("/persons/{id}/tickets")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView issue(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam(defaultValue = "false") boolean voidOthers,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam Map<String, String> sent) {
    Map<String, String> form = CounterForms.corrected(sent);
    return onPerson(
        actor,
        id,
        reason,
        form,
        Done.ISSUED,
        () -> issueTicket.issue(actor, id, version, CounterForms.ticket(form), voidOthers, reason));
  }

  @PostMapping("/persons/{id}/tickets/void")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView makeVoid(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam String number,
      @RequestParam(defaultValue = "") String voidReason,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam Map<String, String> sent) {
    Map<String, String> form = CounterForms.corrected(sent);
    return onPerson(
        actor,
        id,
        reason,
        form,
        Done.VOIDED,
        () ->
            voidTicket.makeVoid(
                actor, id, version, number, form.getOrDefault("voided", ""), voidReason, reason));
  }

  @PostMapping("/persons/{id}/undo")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView undo(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String reason) {
    return onPerson(
        actor,
        id,
        reason,
        Map.of(),
        Done.UNDONE,
        () -> undoPersonChange.undo(actor, id, version, reason));
  }

  private ModelAndView onPerson(
      Actor actor,
      UUID id,
      String reason,
      Map<String, String> form,
      Done done,
      Supplier<UUID> deed) {
    try {
      deed.get();
      return forms.done(actor, id, reason, done);
    } catch (Refusal refusal) {
      return CounterForms.isOfThePerson(refusal)
          ? personPages.refused(id, "", refusal)
          : Screens.refused(
              personPages.look(actor, id, reason).addObject("form", form), forms.labelled(refusal));
    }
  }
}
