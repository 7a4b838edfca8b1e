package vrs.server.record;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
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
import vrs.server.staff.Texts;

/// The screens on which staff add and change persons and tickets at the counter.
///
/// A form sends everything back that it showed, so a refusal shows it again as it was typed. Of a
/// protected person the reason of looking travels along in the body.
@Controller
public final class PersonChangePages {
  private final PersonPages personPages;
  private final LookAtPerson lookAtPerson;
  private final ReadPersonFile readPersonFile;
  private final AddPerson addPerson;
  private final ChangePerson changePerson;
  private final IssueTicket issueTicket;
  private final VoidTicket voidTicket;
  private final UndoPersonChange undoPersonChange;
  private final ChooseAddresses chooseAddresses;
  private final Texts texts;

  PersonChangePages(
      PersonPages personPages,
      LookAtPerson lookAtPerson,
      ReadPersonFile readPersonFile,
      AddPerson addPerson,
      ChangePerson changePerson,
      IssueTicket issueTicket,
      VoidTicket voidTicket,
      UndoPersonChange undoPersonChange,
      ChooseAddresses chooseAddresses,
      Texts texts) {
    this.personPages = personPages;
    this.lookAtPerson = lookAtPerson;
    this.readPersonFile = readPersonFile;
    this.addPerson = addPerson;
    this.changePerson = changePerson;
    this.issueTicket = issueTicket;
    this.voidTicket = voidTicket;
    this.undoPersonChange = undoPersonChange;
    this.chooseAddresses = chooseAddresses;
    this.texts = texts;
  }

  @GetMapping("/persons/new")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView blank(Actor actor) {
    return fresh(actor, UUID.randomUUID(), Map.of());
  }

  @PostMapping("/persons/new")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView add(
      Actor actor, @RequestParam UUID id, @RequestParam Map<String, String> sent) {
    Map<String, String> form = corrected(sent);
    try {
      addPerson.add(actor, id, items(form), ticket(form), form.getOrDefault("why", ""));
      String reason = form.containsKey("protected") ? form.getOrDefault("why", "") : "";
      return done(actor, id, reason, Done.ADDED);
    } catch (Refusal refusal) {
      return Screens.refused(fresh(actor, id, form), labelled(refusal));
    }
  }

  /// The form for the items of a person who is not protected.
  @GetMapping("/persons/{id}/items")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView items(Actor actor, @PathVariable UUID id) {
    return items(actor, id, "");
  }

  /// As [#items(Actor, UUID)], with the reason that a protected person needs.
  @PostMapping("/persons/{id}/items")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView items(
      Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
    try {
      int version = lookAtPerson.look(actor, id, reason).person().version();
      PersonItems items = readPersonFile.read(actor, id).items();
      return form(actor, id, version, form(items.texts()), reason);
    } catch (Refusal refusal) {
      return personPages.refused(id, "/items", refusal);
    }
  }

  @PostMapping("/persons/{id}/versions")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView change(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String why,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam Map<String, String> sent) {
    Map<String, String> form = corrected(sent);
    try {
      return switch (changePerson.change(actor, id, version, items(form), why, reason)) {
        case ChangePerson.Outcome.Changed _ -> done(actor, id, reason, Done.CHANGED);
        case ChangePerson.Outcome.Overtaken(var latest, var merged, var differences) -> {
          Map<String, String> again = form(merged);
          again.put("why", why);
          yield Screens.refused(
              form(actor, id, latest, again, reason).addObject("differences", differences),
              new Refusal(PersonReason.CHANGED_MEANWHILE));
        }
      };
    } catch (Refusal refusal) {
      return isOfThePerson(refusal)
          ? personPages.refused(id, "/items", refusal)
          : Screens.refused(form(actor, id, version, form, reason), labelled(refusal));
    }
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
    Map<String, String> form = corrected(sent);
    return onPerson(
        actor,
        id,
        reason,
        form,
        Done.ISSUED,
        () -> issueTicket.issue(actor, id, version, ticket(form), voidOthers, reason));
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
    Map<String, String> form = corrected(sent);
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
      return done(actor, id, reason, done);
    } catch (Refusal refusal) {
      return isOfThePerson(refusal)
          ? personPages.refused(id, "", refusal)
          : Screens.refused(
              personPages.look(actor, id, reason).addObject("form", form), labelled(refusal));
    }
  }

  private static boolean isOfThePerson(Refusal refusal) {
    return refusal.reason() == ImportReason.NO_SUCH_PERSON
        || refusal.reason() == ImportReason.REASON_NEEDED;
  }

  /// A protected person is shown at once: the reason does not travel in an address.
  private ModelAndView done(Actor actor, UUID id, String reason, Done done) {
    return reason.isBlank()
        ? new ModelAndView("redirect:/persons/" + id + "?done=" + done)
        : personPages.look(actor, id, reason).addObject("done", done);
  }

  private ModelAndView fresh(Actor actor, UUID id, Map<String, String> form) {
    return new ModelAndView("record/person-new")
        .addObject("id", id)
        .addObject("form", form)
        .addObject("addresses", chooseAddresses.state(actor).kept());
  }

  private ModelAndView form(
      Actor actor, UUID id, int version, Map<String, String> form, String reason) {
    return new ModelAndView("record/person-change")
        .addObject("id", id)
        .addObject("version", version)
        .addObject("form", form)
        .addObject("reason", reason)
        .addObject("addresses", chooseAddresses.state(actor).kept());
  }

  private static Map<String, String> form(Map<PersonItem, String> items) {
    var form = new HashMap<String, String>();
    items.forEach((item, text) -> {
      boolean number = item == PersonItem.INDIVIDUAL_NUMBER;
      form.put(number ? "hasNumber" : item.key(), text.isEmpty() || !number ? text : "yes");
    });
    return form;
  }

  /// The button beside a day of another era sends `use=field=day`.
  private static Map<String, String> corrected(Map<String, String> sent) {
    var form = new HashMap<>(sent);
    String[] use = form.getOrDefault("use", "").split("=", 2);
    if (use.length == 2) {
      form.put(use[0], use[1]);
    }
    return form;
  }

  /// An Individual Number stays unless another is typed or it is taken away.
  private static Map<PersonItem, String> items(Map<String, String> form) {
    var items = new EnumMap<PersonItem, String>(PersonItem.class);
    for (PersonItem item : PersonItem.values()) {
      String text = form.get(item.key());
      if (text != null) {
        items.put(item, text);
      }
    }
    items.putIfAbsent(PersonItem.WITHHELD, "");
    if (form.containsKey("noNumber")) {
      items.put(PersonItem.INDIVIDUAL_NUMBER, "");
    } else if (form.getOrDefault(PersonItem.INDIVIDUAL_NUMBER.key(), "").isBlank()) {
      items.remove(PersonItem.INDIVIDUAL_NUMBER);
    }
    return items;
  }

  private static TicketForm ticket(Map<String, String> form) {
    return new TicketForm(
        form.getOrDefault("ticket", ""),
        form.getOrDefault("issued", ""),
        form.getOrDefault("reissued", ""));
  }

  /// With the field's label for the words.
  private Refusal labelled(Refusal refusal) {
    Object field = refusal.details().get("field");
    if (field == null) {
      return refusal;
    }
    var details = new HashMap<>(refusal.details());
    details.put("column", texts.text("person.item." + field));
    return new Refusal(refusal.reason(), details);
  }
}
