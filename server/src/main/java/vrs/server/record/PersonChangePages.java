package vrs.server.record;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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

/// The screens on which staff add persons and change their items at the counter.
@Controller
public final class PersonChangePages {
  private final PersonPages personPages;
  private final LookAtPerson lookAtPerson;
  private final ReadPersonFile readPersonFile;
  private final AddPerson addPerson;
  private final ChangePerson changePerson;
  private final ChooseAddresses chooseAddresses;
  private final CounterForms forms;

  PersonChangePages(
      PersonPages personPages,
      LookAtPerson lookAtPerson,
      ReadPersonFile readPersonFile,
      AddPerson addPerson,
      ChangePerson changePerson,
      ChooseAddresses chooseAddresses,
      CounterForms forms) {
    this.personPages = personPages;
    this.lookAtPerson = lookAtPerson;
    this.readPersonFile = readPersonFile;
    this.addPerson = addPerson;
    this.changePerson = changePerson;
    this.chooseAddresses = chooseAddresses;
    this.forms = forms;
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
    Map<String, String> form = CounterForms.corrected(sent);
    try {
      addPerson.add(
          actor, id, items(form), CounterForms.ticket(form), form.getOrDefault("why", ""));
      String reason = form.containsKey("protected") ? form.getOrDefault("why", "") : "";
      return forms.done(actor, id, reason, Done.ADDED);
    } catch (Refusal refusal) {
      return Screens.refused(fresh(actor, id, form), forms.labelled(refusal));
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
    Map<String, String> form = CounterForms.corrected(sent);
    try {
      return switch (changePerson.change(actor, id, version, items(form), why, reason)) {
        case ChangePerson.Outcome.Changed _ -> forms.done(actor, id, reason, Done.CHANGED);
        case ChangePerson.Outcome.Overtaken(var latest, var merged, var differences) -> {
          Map<String, String> again = form(merged);
          again.put("why", why);
          yield Screens.refused(
              form(actor, id, latest, again, reason).addObject("differences", differences),
              new Refusal(PersonReason.CHANGED_MEANWHILE));
        }
      };
    } catch (Refusal refusal) {
      return CounterForms.isOfThePerson(refusal)
          ? personPages.refused(id, "/items", refusal)
          : Screens.refused(form(actor, id, version, form, reason), forms.labelled(refusal));
    }
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
}
