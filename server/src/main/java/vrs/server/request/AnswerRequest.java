package vrs.server.request;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.proof.AuditEntry;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Entries;
import vrs.server.audit.Pseudonyms;
import vrs.server.municipality.Masters;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.Limits;
import vrs.server.platform.Messages;
import vrs.server.platform.Refusal;
import vrs.server.record.DoseWords;
import vrs.server.record.Person;
import vrs.server.record.Persons;

/// Makes the answer to a granted disclosure: all that is held on the person, or who looked at it
/// (F13). A way out of the system (I8): only for a request whose person was identified and whose
/// disclosure was decided, so many an hour, and each one a step of the request and in the log.
@Component
public final class AnswerRequest {
  private static final int AT_ONCE = 20;
  private final Areas areas;
  private final AreaKeys keys;
  private final Masters masters;
  private final Requests requests;
  private final Persons persons;
  private final HeldData held;
  private final Entries entries;
  private final Pseudonyms pseudonyms;
  private final Messages messages;
  private final DoseWords doseWords;
  private final Audit audit;
  private final Limits limit =
      new Limits(RequestReason.TOO_MANY_ANSWERS, AT_ONCE, Duration.ofMinutes(3));

  AnswerRequest(
      Areas areas,
      AreaKeys keys,
      Masters masters,
      Requests requests,
      Persons persons,
      HeldData held,
      Entries entries,
      Pseudonyms pseudonyms,
      Messages messages,
      DoseWords doseWords,
      Audit audit) {
    this.areas = areas;
    this.keys = keys;
    this.masters = masters;
    this.requests = requests;
    this.persons = persons;
    this.held = held;
    this.entries = entries;
    this.pseudonyms = pseudonyms;
    this.messages = messages;
    this.doseWords = doseWords;
    this.audit = audit;
  }

  /// @param file the answer as CSV
  /// @param digest SHA-256 of the file, which stands in the request's history (A4)
  @SuppressWarnings("ArrayRecordComponent") // handed straight to the response
  public record Made(Answer answer, byte[] file, byte[] digest) {}

  /// @throws Refusal Q101, Q102, Q108, Q109; the log keeps that it was tried
  public Made answer(Actor actor, UUID id, Locale language) {
    try {
      limit.take(actor.account().toString());
      return areas.write(actor.office(), area -> answer(area, actor, id, language));
    } catch (Refusal refusal) {
      audit.look(
          actor.office(),
          Deed.of(actor, RequestAction.ANSWER).with("request", id).refused(refusal.reason()));
      throw refusal;
    }
  }

  private Made answer(Area area, Actor actor, UUID id, Locale language) {
    PersonRequest request =
        requests.lock(area, id).orElseThrow(() -> new Refusal(RequestReason.NO_SUCH_REQUEST));
    boolean granted = request.progress().outcome().filter(Outcome::isGranted).isPresent();
    if (!request.kind().isDisclosure()
        || !granted
        || !request.progress().state().allows(StepKind.ANSWERED)) {
      throw new Refusal(RequestReason.NOT_NOW);
    }
    Person person =
        request
            .progress()
            .person()
            .flatMap(linked -> persons.byId(area, linked))
            .orElseThrow(() -> new Refusal(RequestReason.PERSON_NOT_LINKED));
    String subject = pseudonyms.of(area.code(), person.id());
    var answer =
        new Answer(
            request.number(),
            request.kind(),
            area.time(),
            person.withheld(),
            request.kind() == RequestKind.ACCESS_LOG
                ? List.of(looks(entries.about(area, subject), person, language))
                : held(area, person, language));
    byte[] file = AnswerFile.csv(answer, headings(language));
    byte[] digest = sha256(file);
    String hex = HexFormat.of().formatHex(digest);
    Taken taken =
        Taken.of(request.steps() + 1, area.time(), actor.account(), StepKind.ANSWERED)
            .saying("SHA-256 " + hex);
    requests.add(area, request, taken, request.progress().after(taken));
    audit.enter(
        area,
        Deed.of(actor, RequestAction.ANSWER)
            .about(subject)
            .because("request " + request.number())
            .with("request", id)
            .with("kind", request.kind())
            .with("digest", hex));
    return new Made(answer, file, digest);
  }

  private List<Answer.Section> held(Area area, Person person, Locale language) {
    var words =
        new Disclosure(
            messages,
            doseWords,
            language,
            masters.current(),
            keys.of(area),
            person.id(),
            person.withheld());
    return HeldData.KINDS.stream()
        .map(kind -> words.section(kind, held.rows(area, kind, person.id())))
        .toList();
  }

  /// Office, function, time and purpose of each look and deed. No names of staff; of a protected
  /// person no office but the own, because a site elsewhere tells where somebody stays.
  private Answer.Section looks(List<AuditEntry> looks, Person person, Locale language) {
    var words = new LookWords(messages, language, masters.current(), person.withheld());
    return new Answer.Section(
        messages.text("held.looks", Map.of(), language), looks.stream().map(words::entry).toList());
  }

  private static byte[] sha256(byte[] file) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(file);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  private List<String> headings(Locale language) {
    return List.of("section", "record", "item", "value").stream()
        .map(name -> messages.text("held.file." + name, Map.of(), language))
        .toList();
  }
}
