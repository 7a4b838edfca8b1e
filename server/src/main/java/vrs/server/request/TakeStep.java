package vrs.server.request;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.record.Doses;
import vrs.server.record.ImportReason;
import vrs.server.record.NoticeCode;
import vrs.server.record.Notices;
import vrs.server.record.Persons;
import vrs.server.staff.Colleagues;

/// Somebody takes the next step with a request: identity, work, extension, decision, end. Every
/// step stays; which may follow is for [RequestState] to say.
@Component
public final class TakeStep {
  private final Areas areas;
  private final Requests requests;
  private final Deadlines deadlines;
  private final Persons persons;
  private final Doses doses;
  private final Notices notices;
  private final Colleagues colleagues;
  private final Pseudonyms pseudonyms;
  private final Audit audit;

  TakeStep(
      Areas areas,
      Requests requests,
      Deadlines deadlines,
      Persons persons,
      Doses doses,
      Notices notices,
      Colleagues colleagues,
      Pseudonyms pseudonyms,
      Audit audit) {
    this.areas = areas;
    this.requests = requests;
    this.deadlines = deadlines;
    this.persons = persons;
    this.doses = doses;
    this.notices = notices;
    this.colleagues = colleagues;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
  }

  /// @throws Refusal Q101, Q102, Q104, Q106, Q107, Q110, D151
  public PersonRequest take(Actor actor, UUID id, Step step) {
    if (step instanceof Step.Assigned(UUID account)
        && !colleagues.of(actor).present().containsKey(account)) {
      throw new Refusal(RequestReason.NO_SUCH_COLLEAGUE);
    }
    return areas.write(actor.office(), area -> take(area, actor, id, step));
  }

  private PersonRequest take(Area area, Actor actor, UUID id, Step step) {
    PersonRequest request =
        requests.lock(area, id).orElseThrow(() -> new Refusal(RequestReason.NO_SUCH_REQUEST));
    if (!request.progress().state().allows(step.kind())) {
      throw new Refusal(RequestReason.NOT_NOW);
    }
    Taken next = Taken.of(request.steps() + 1, area.time(), actor.account(), step.kind());
    Taken taken =
        switch (step) {
          case Step.Linked(UUID person) -> next.about(known(area, person));
          case Step.Identified(String papers) -> next.saying(Words.needed(papers, Words.SHORT));
          case Step.Assigned(UUID account) -> next.by(account);
          case Step.Begun _ -> next.by(actor.account());
          case Step.Extended(String reason) -> extended(area, request, next, reason);
          case Step.Decided decided -> decided(area, request, next, decided);
          case Step.Done done -> done(area, request, next, done);
          case Step.Noted(String text) -> next.saying(Words.needed(text, Words.LONG));
        };
    Progress progress = request.progress().after(taken);
    requests.add(area, request, taken, progress);
    audit.enter(area, deed(area, actor, request, taken, progress));
    return requests.byId(area, id).orElseThrow();
  }

  private UUID known(Area area, UUID person) {
    if (persons.byId(area, person).isEmpty()) {
      throw new Refusal(ImportReason.NO_SUCH_PERSON);
    }
    return person;
  }

  private Taken extended(Area area, PersonRequest request, Taken next, String reason) {
    List<Taken> steps = requests.steps(area, request.id());
    if (Progress.standing(steps).stream().anyMatch(step -> step.kind() == StepKind.EXTENDED)) {
      throw new Refusal(RequestReason.EXTENDED_ALREADY);
    }
    Deadline deadline = deadlines.on(area, request.kind(), request.received()).orElseThrow();
    return next.saying(Words.needed(reason, Words.LONG))
        .until(deadline.extended(request.progress().due()));
  }

  private Taken decided(Area area, PersonRequest request, Taken next, Step.Decided decided) {
    boolean early = request.progress().state() != RequestState.IN_WORK;
    if (early && decided.outcome().isGranted()) {
      throw new Refusal(RequestReason.NOT_NOW);
    }
    String reason =
        decided.outcome() == Outcome.GRANTED
            ? Words.optional(decided.reason(), Words.LONG)
            : Words.needed(decided.reason(), Words.LONG);
    UUID notice =
        decided.tell()
            ? request
                .progress()
                .person()
                .map(person ->
                    notices.add(
                        area,
                        person,
                        NoticeCode.REQUEST_DECIDED,
                        Map.of("number", request.number().toString())))
                .orElse(null)
            : null;
    return next.saying(reason).deciding(decided.outcome(), notice);
  }

  private Taken done(Area area, PersonRequest request, Taken next, Step.Done done) {
    boolean needed =
        request.kind().changesRecord()
            && request.progress().outcome().filter(Outcome::isGranted).isPresent();
    if (!needed && done.corrected().isEmpty()) {
      return next;
    }
    UUID person =
        request.progress().person().orElseThrow(() -> new Refusal(RequestReason.PERSON_NOT_LINKED));
    Corrected corrected =
        done.corrected()
            .filter(named -> isTheirs(area, person, named))
            .orElseThrow(() -> new Refusal(RequestReason.CORRECTION_NOT_NAMED));
    return next.leadingTo(corrected);
  }

  private boolean isTheirs(Area area, UUID person, Corrected corrected) {
    return corrected
        .dose()
        .map(named ->
            doses.of(area, person).stream()
                .anyMatch(dose -> dose.id().equals(named) && corrected.version() <= dose.version()))
        .orElseGet(() ->
            persons
                .byId(area, person)
                .filter(found -> corrected.version() <= found.version())
                .isPresent());
  }

  private Deed deed(Area area, Actor actor, PersonRequest request, Taken taken, Progress progress) {
    @Nullable UUID person = progress.person().orElse(null);
    Deed deed =
        Deed.of(actor, RequestAction.STEP)
            .with("request", request.id())
            .with("step", taken.kind())
            .with("state", progress.state());
    Deed named = taken.outcome() == null ? deed : deed.with("outcome", taken.outcome());
    return person == null ? named : named.about(pseudonyms.of(area.code(), person));
  }
}
