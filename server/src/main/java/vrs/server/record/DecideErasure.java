package vrs.server.record;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// A second administrator decides about the erasure of a person (対象者の消去の承認, C2). Approval erases at
/// once and for good: versions, pictures, search keys, uploads that would bring the person back;
/// the certificates no longer hold. The log keeps only that it happened.
@Component
public final class DecideErasure {
  /// The lock of [ConfirmImport]: no import brings anything of the person meanwhile.
  private static final String IMPORT = "import";

  private final Areas areas;
  private final Persons persons;
  private final ErasureScope scope;
  private final Erasing erasing;
  private final Erasures requests;
  private final Pseudonyms pseudonyms;
  private final Audit audit;

  DecideErasure(
      Areas areas,
      Persons persons,
      ErasureScope scope,
      Erasing erasing,
      Erasures requests,
      Pseudonyms pseudonyms,
      Audit audit) {
    this.areas = areas;
    this.persons = persons;
    this.scope = scope;
    this.erasing = erasing;
    this.requests = requests;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
  }

  /// A request, and what would go now.
  ///
  /// @param own whether the one who looks has asked for it
  public record Look(
      Erasures.Asked request, Person person, Map<String, Integer> reached, boolean own) {}

  /// All requests; those that are done tell nothing of the person any more.
  public List<Erasures.Asked> all(Actor actor) {
    return areas.read(actor.office(), requests::all);
  }

  /// How many requests wait that one decision about ended periods has made, by its reference.
  public Map<String, Integer> together(Actor actor) {
    return areas.read(actor.office(), requests::endedByReference);
  }

  /// Approves all requests of one such decision, each in its own transaction.
  ///
  /// @return how many persons were erased
  /// @throws Refusal G103, G104
  public int approveTogether(Actor actor, String reference) {
    List<UUID> waiting =
        areas.read(actor.office(), area -> requests.endedOf(area, reference.strip()));
    if (waiting.isEmpty()) {
      throw new Refusal(ErasureReason.NO_SUCH_REQUEST);
    }
    waiting.forEach(id -> approve(actor, id));
    return waiting.size();
  }

  /// @throws Refusal D151, G103
  public Look look(Actor actor, UUID id) {
    Look look =
        areas.read(
            actor.office(),
            area -> {
              Erasures.Asked request = open(area, id);
              UUID person = person(request);
              return new Look(
                  request,
                  persons
                      .byId(area, person)
                      .orElseThrow(() -> new Refusal(ImportReason.NO_SUCH_PERSON)),
                  erasing.preview(area, scope.of(area, person)),
                  request.askedBy().equals(actor.account()));
            });
    audit.look(
        actor.office(), Deed.of(actor, ErasureAction.LOOK).about(subject(actor, look.request())));
    return look;
  }

  /// @throws Refusal D151, G103, G104, G106
  public void approve(Actor actor, UUID id) {
    Erasures.Asked request = areas.read(actor.office(), area -> open(area, id));
    if (request.askedBy().equals(actor.account())) {
      audit.look(
          actor.office(),
          Deed.of(actor, ErasureAction.PERSON)
              .about(subject(actor, request))
              .refused(ErasureReason.SECOND_PERSON_NEEDED));
      throw new Refusal(ErasureReason.SECOND_PERSON_NEEDED);
    }
    Set<String> locks =
        new HashSet<>(areas.read(actor.office(), area -> scope.tickets(area, person(request))));
    locks.add(IMPORT);
    areas.write(actor.office(), CourseLocks.of(locks), area -> erase(area, actor, id, locks));
  }

  private int erase(Area area, Actor actor, UUID id, Set<String> locks) {
    Erasures.Asked request =
        requests.lock(area, id).orElseThrow(() -> new Refusal(ErasureReason.NO_SUCH_REQUEST));
    UUID person = person(request);
    area.sql("select id from person where area = :area and id = :id for update")
        .param("id", person)
        .query(UUID.class)
        .optional()
        .orElseThrow(() -> new Refusal(ImportReason.NO_SUCH_PERSON));
    Erased erased = scope.of(area, person);
    if (!locks.containsAll(erased.tickets())) {
      throw new Refusal(ErasureReason.CHANGED_MEANWHILE);
    }
    int rows = erasing.erase(area, Source.counter(actor, "erasure"), erased);
    requests.decided(area, id, Erasures.State.ERASED, actor.account());
    audit.enter(
        area,
        Deed.of(actor, ErasureAction.PERSON)
            .about(pseudonyms.of(area.code(), person))
            .because(request.ground().name())
            .with("erasure", id)
            .with("asked", request.askedBy()));
    return rows;
  }

  /// Anybody may decline, also who asked.
  ///
  /// @throws Refusal G103
  public void decline(Actor actor, UUID id) {
    areas.write(
        actor.office(),
        area -> {
          Erasures.Asked request =
              requests.lock(area, id).orElseThrow(() -> new Refusal(ErasureReason.NO_SUCH_REQUEST));
          requests.decided(area, id, Erasures.State.DECLINED, actor.account());
          audit.enter(
              area,
              Deed.of(actor, ErasureAction.DECLINE)
                  .about(subject(actor, request))
                  .with("erasure", id));
          return request;
        });
  }

  private Erasures.Asked open(Area area, UUID id) {
    return requests.open(area, id).orElseThrow(() -> new Refusal(ErasureReason.NO_SUCH_REQUEST));
  }

  private String subject(Actor actor, Erasures.Asked request) {
    return pseudonyms.of(actor.office(), person(request));
  }

  private static UUID person(Erasures.Asked request) {
    return Objects.requireNonNull(request.person(), "an open request names its person");
  }
}
