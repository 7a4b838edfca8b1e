package vrs.server.request;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.record.Dose;
import vrs.server.record.Doses;
import vrs.server.record.ImportReason;
import vrs.server.record.Person;
import vrs.server.record.Persons;

/// Shows staff one request with its history. The look is in the log before anything is shown. Who
/// asks, and what was written down, is withheld for a protected person until a reason is given: an
/// address for the answer tells where somebody lives.
@Component
public final class ShowRequest {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private final Areas areas;
  private final Requests requests;
  private final Deadlines deadlines;
  private final Persons persons;
  private final Doses doses;
  private final Pseudonyms pseudonyms;
  private final Audit audit;
  private final Clock clock;

  ShowRequest(
      Areas areas,
      Requests requests,
      Deadlines deadlines,
      Persons persons,
      Doses doses,
      Pseudonyms pseudonyms,
      Audit audit,
      Clock clock) {
    this.areas = areas;
    this.requests = requests;
    this.deadlines = deadlines;
    this.persons = persons;
    this.doses = doses;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param applicant none: withheld
  /// @param steps without their texts where those are withheld
  /// @param person in the register, once found
  /// @param doses of the person, to name what a correction led to
  /// @param undoable the step that the reader may take back
  public record Shown(
      PersonRequest request,
      Deadline deadline,
      LocalDate today,
      Optional<Applicant> applicant,
      List<Taken> steps,
      Optional<Person> person,
      List<Dose> doses,
      Optional<Taken> undoable) {
    public Shown {
      steps = List.copyOf(steps);
      doses = List.copyOf(doses);
    }

    public boolean extended() {
      return Progress.standing(steps).stream().anyMatch(step -> step.kind() == StepKind.EXTENDED);
    }

    /// Whether the step was taken back.
    public boolean isUndone(Taken step) {
      return steps.stream()
          .anyMatch(each -> each.undoes() != null && each.undoes() == step.sequence());
    }

    public boolean allows(StepKind step) {
      return request.progress().state().allows(step);
    }

    /// Whether the system can make the answer now.
    public boolean answerable() {
      return request.kind().isDisclosure()
          && allows(StepKind.ANSWERED)
          && person.isPresent()
          && request.progress().outcome().filter(Outcome::isGranted).isPresent();
    }

    @Override
    public String toString() {
      return "Shown[" + request.id() + "]";
    }
  }

  /// Whom a request that is about to be received is said to be about.
  ///
  /// @param unlinked requests that may be this person's
  public record Beginning(Person person, List<PersonRequest> unlinked) {
    public Beginning {
      unlinked = List.copyOf(unlinked);
    }
  }

  /// @param reason shows what is withheld of a protected person
  /// @throws Refusal Q101
  public Shown show(Actor actor, UUID id, String reason) {
    String because = Words.optional(reason, Words.SHORT);
    Shown shown = areas.read(actor.office(), area -> show(area, actor, id, because));
    Deed deed = Deed.of(actor, RequestAction.LOOK).with("request", id);
    Deed about =
        shown
            .person()
            .map(person -> deed.about(pseudonyms.of(actor.office(), person.id())))
            .orElse(deed);
    audit.look(actor.office(), because.isEmpty() ? about : about.because(because));
    return shown;
  }

  private Shown show(Area area, Actor actor, UUID id, String because) {
    PersonRequest request =
        requests.byId(area, id).orElseThrow(() -> new Refusal(RequestReason.NO_SUCH_REQUEST));
    Optional<Person> person =
        request.progress().person().flatMap(found -> persons.byId(area, found));
    boolean withheld = because.isEmpty() && person.filter(Person::withheld).isPresent();
    List<Taken> steps = requests.steps(area, id);
    return new Shown(
        request,
        deadlines.on(area, request.kind(), request.received()).orElseThrow(),
        LocalDate.ofInstant(clock.instant(), JAPAN),
        withheld ? Optional.empty() : Optional.of(requests.applicant(area, id)),
        withheld ? steps.stream().map(Taken::withoutText).toList() : steps,
        person,
        request.kind().changesRecord()
            ? person.map(found -> doses.of(area, found.id())).orElse(List.of())
            : List.of(),
        UndoStep.undoable(actor, steps));
  }

  /// The person for whom staff are about to receive a request.
  ///
  /// @throws Refusal D151
  public Beginning beginning(Actor actor, UUID id) {
    Beginning beginning =
        areas.read(
            actor.office(),
            area ->
                new Beginning(
                    persons
                        .byId(area, id)
                        .orElseThrow(() -> new Refusal(ImportReason.NO_SUCH_PERSON)),
                    requests.unlinked(area)));
    audit.look(
        actor.office(),
        Deed.of(actor, RequestAction.LOOK).about(pseudonyms.of(actor.office(), id)));
    return beginning;
  }
}
