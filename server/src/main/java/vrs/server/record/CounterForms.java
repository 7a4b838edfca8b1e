package vrs.server.record;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.platform.Actor;
import vrs.server.platform.Refusal;
import vrs.server.staff.Texts;

/// What the forms of the counter have in common.
///
/// A form sends everything back that it showed, so a refusal shows it again as it was typed. Of a
/// protected person the reason of looking travels along in the body.
@Component
final class CounterForms {
  private final PersonPages personPages;
  private final Texts texts;

  CounterForms(PersonPages personPages, Texts texts) {
    this.personPages = personPages;
    this.texts = texts;
  }

  /// A protected person is shown at once: the reason does not travel in an address.
  ModelAndView done(Actor actor, UUID id, String reason, Done done) {
    return reason.isBlank()
        ? new ModelAndView("redirect:/persons/" + id + "?done=" + done)
        : personPages.look(actor, id, reason).addObject("done", done);
  }

  /// Whether there is nobody to show, or not without a reason.
  static boolean isOfThePerson(Refusal refusal) {
    return refusal.reason() == ImportReason.NO_SUCH_PERSON
        || refusal.reason() == ImportReason.REASON_NEEDED;
  }

  /// The button beside a day of another era sends `use=field=day`.
  static Map<String, String> corrected(Map<String, String> sent) {
    var form = new HashMap<>(sent);
    String[] use = form.getOrDefault("use", "").split("=", 2);
    if (use.length == 2) {
      form.put(use[0], use[1]);
    }
    return form;
  }

  /// What was typed of a ticket.
  static TicketForm ticket(Map<String, String> form) {
    return new TicketForm(
        form.getOrDefault("ticket", ""),
        form.getOrDefault("issued", ""),
        form.getOrDefault("reissued", ""));
  }

  /// With the field's label for the words.
  Refusal labelled(Refusal refusal) {
    Object field = refusal.details().get("field");
    if (field == null) {
      return refusal;
    }
    var details = new HashMap<>(refusal.details());
    details.put("column", texts.text("person.item." + field));
    return new Refusal(refusal.reason(), details);
  }
}
