package vrs.server.record;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.Actor;
import vrs.server.platform.Refusal;
import vrs.server.record.KeptPersons.Kept;
import vrs.server.record.OpenCourses.Named;

/// Changes items of a person at the counter (C2). Whoever opened the screen before somebody else
/// changed the person is told what differs, and loses nothing.
@Component
public final class ChangePerson {
  private final OpenCourses courses;
  private final KeptPersons persons;
  private final DosesOfPerson doses;
  private final Pseudonyms pseudonyms;
  private final Audit audit;
  private final Clock clock;

  ChangePerson(
      OpenCourses courses,
      KeptPersons persons,
      DosesOfPerson doses,
      Pseudonyms pseudonyms,
      Audit audit,
      Clock clock) {
    this.courses = courses;
    this.persons = persons;
    this.doses = doses;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
    this.clock = clock;
  }

  /// What comes of it.
  public sealed interface Outcome {
    /// It is recorded.
    record Changed(int version) implements Outcome {}

    /// Somebody else was faster, and nothing is recorded.
    ///
    /// @param version the latest: whoever sends that accepts what is shown
    /// @param form what to show: the other's changes, and over them one's own
    record Overtaken(int version, Map<PersonItem, String> form, List<Difference> differences)
        implements Outcome {
      public Overtaken {
        form = Map.copyOf(form);
        differences = List.copyOf(differences);
      }

      @Override
      public String toString() {
        return "Overtaken[" + version + "]";
      }
    }
  }

  /// An item that somebody else has changed.
  ///
  /// @param own what was typed here, if that is different again; else empty
  public record Difference(PersonItem item, String before, String now, String own) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  /// @param version that the screen showed
  /// @param typed the items of the form, those that stay too; an absent one was not on it
  /// @param reason of looking, for a protected person
  /// @throws Refusal D151, D601 to D616, D622 to D624, M201 to M205
  Outcome change(
      Actor actor, UUID id, int version, Map<PersonItem, String> typed, String why, String reason) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), AddPerson.JAPAN);
    return courses.write(
        actor.office(),
        () -> Named.person(id),
        AddPerson.ONE_AT_A_TIME,
        (area, _) -> {
          Kept before = persons.locked(area, id, reason);
          if (before.version() != version) {
            PersonItems shown = persons.items(area, id, version).orElse(new PersonItems(Map.of()));
            return overtaken(before, shown, whole(typed, shown));
          }
          Source source = Source.counter(actor, FormChecks.why(why));
          PersonItems items =
              PersonForm.check(whole(typed, before.items()), today, AddressChoices.kept(area));
          if (items.equals(before.items())) {
            throw new Refusal(PersonReason.NOTHING_TO_CHANGE);
          }
          persons.change(area, before, items, source, List.of());
          doses.follow(area, source, id, List.of());
          audit.enter(
              area,
              Deed.of(actor, RecordAction.PERSON_CHANGE)
                  .about(pseudonyms.of(area.code(), id))
                  .because(reason.isBlank() ? source.why() : reason.strip())
                  .with("version", version + 1));
          return new Outcome.Changed(version + 1);
        });
  }

  /// What a form does not show stays as it is: the Individual Number unless another is typed, and
  /// the address where none are kept.
  private static Map<PersonItem, String> whole(Map<PersonItem, String> typed, PersonItems shown) {
    var whole = new EnumMap<PersonItem, String>(PersonItem.class);
    whole.putAll(shown.texts());
    for (PersonItem item : PersonItem.values()) {
      if (typed.containsKey(item)) {
        whole.put(item, typed.getOrDefault(item, ""));
      }
    }
    return whole;
  }

  private static Outcome overtaken(Kept now, PersonItems shown, Map<PersonItem, String> typed) {
    var form = new EnumMap<PersonItem, String>(PersonItem.class);
    var differences = new ArrayList<Difference>();
    for (PersonItem item : PersonItem.values()) {
      String was = shown.get(item);
      String is = now.items().get(item);
      String own = typed.getOrDefault(item, "").strip();
      boolean mine = !own.equals(was);
      form.put(item, mine ? own : is);
      if (!is.equals(was)) {
        differences.add(new Difference(item, was, is, mine && !own.equals(is) ? own : ""));
      }
    }
    return new Outcome.Overtaken(now.version(), form, differences);
  }
}
