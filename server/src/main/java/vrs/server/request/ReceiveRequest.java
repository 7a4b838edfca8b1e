package vrs.server.request;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import vrs.server.record.ImportReason;
import vrs.server.record.Persons;

/// Receives a request of a person about the data held on them (請求の受付, F13). It gets a number and
/// the deadline that the law gives on the day of receipt.
@Component
public final class ReceiveRequest {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Set<String> ONE_NUMBER_AT_A_TIME = Set.of("request-number");
  private final Areas areas;
  private final Requests requests;
  private final Deadlines deadlines;
  private final Persons persons;
  private final Pseudonyms pseudonyms;
  private final Audit audit;
  private final Clock clock;

  ReceiveRequest(
      Areas areas,
      Requests requests,
      Deadlines deadlines,
      Persons persons,
      Pseudonyms pseudonyms,
      Audit audit,
      Clock clock) {
    this.areas = areas;
    this.requests = requests;
    this.deadlines = deadlines;
    this.persons = persons;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
    this.clock = clock;
  }

  /// What is asked.
  ///
  /// @param id chosen by the sender; a form that is sent twice makes one request (A4)
  /// @param person none: not found in the register yet
  public record Received(
      UUID id,
      RequestKind kind,
      Origin origin,
      LocalDate received,
      @Nullable UUID person,
      Applicant applicant,
      String note) {
    @Override
    public String toString() {
      return "Received[" + id + "]";
    }
  }

  /// @throws Refusal Q103, Q104, D151
  public PersonRequest receive(Actor actor, Received asked) {
    var applicant =
        new Applicant(
            Words.needed(asked.applicant().name(), Words.SHORT),
            Words.needed(asked.applicant().contact(), Words.SHORT),
            Words.optional(asked.applicant().representative(), Words.SHORT));
    String note = Words.optional(asked.note(), Words.LONG);
    return areas.write(
        actor.office(),
        ONE_NUMBER_AT_A_TIME,
        area ->
            requests
                .byId(area, asked.id())
                .orElseGet(() -> receive(area, actor, asked, applicant, note)));
  }

  private PersonRequest receive(
      Area area, Actor actor, Received asked, Applicant applicant, String note) {
    Deadline deadline =
        deadlines
            .on(area, asked.kind(), asked.received())
            .filter(_ -> !asked.received().isAfter(LocalDate.ofInstant(clock.instant(), JAPAN)))
            .orElseThrow(() -> new Refusal(RequestReason.DAY_WRONG));
    UUID person = asked.person();
    if (person != null && persons.byId(area, person).isEmpty()) {
      throw new Refusal(ImportReason.NO_SUCH_PERSON);
    }
    Taken received =
        Taken.of(1, area.time(), actor.account(), StepKind.RECEIVED)
            .about(person)
            .until(deadline.after(asked.received()))
            .saying(note);
    var request =
        new PersonRequest(
            asked.id(),
            requests.next(area, asked.received().getYear()),
            asked.kind(),
            asked.origin(),
            asked.received(),
            Progress.of(List.of(received)),
            1);
    requests.add(area, request, applicant, received);
    Deed deed =
        Deed.of(actor, RequestAction.RECEIVE)
            .with("request", request.id())
            .with("kind", request.kind())
            .with("origin", request.origin());
    audit.enter(
        area,
        Optional.ofNullable(person)
            .map(found -> deed.about(pseudonyms.of(area.code(), found)))
            .orElse(deed));
    return request;
  }
}
