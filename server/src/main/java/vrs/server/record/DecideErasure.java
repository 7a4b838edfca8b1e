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
/// once and for good: versions, pictures, search keys, uploads that would bring the person back; the
/// certificates no longer hold. The log keeps only that it happened.
@Component
public final class DecideErasure {
  /// The lock of [ConfirmImport]: no import brings anything of the person meanwhile.
  private static final String IMPORT = "import";

  private final Areas areas;
  private final Persons persons;
  private final ErasureScope scope;
  private final Erasing erasing;
  private final PersonErasures requests;
  private final Pseudonyms pseudonyms;
  private final Audit audit;

  DecideErasure(
      Areas areas,
      Persons persons,
      ErasureScope scope,
      Erasing erasing,
      PersonErasures requests,
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
      PersonErasures.Asked request, Person person, Map<String, Integer> reached, boolean own) {}

  /// All requests; those that are done tell nothing of the person any more.
  public List<PersonErasures.Asked> all(Actor actor) {
    return areas.read(actor.office(), requests::all);
  }

  /// @throws Refusal D151, G103
  public Look look(Actor actor, UUID id) {
    Look look =
        areas.read(
            actor.office(),
            area -> {
              PersonErasures.Asked request =
                  requests
                      .open(area, id)
                      .orElseThrow(() -> new Refusal(ErasureReason.NO_SUCH_REQUEST));
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
        actor.office(), Deed.of(actor, ErasureAction.LOOK).about(look.request().subject()));
    return look;
  }

  /// @throws Refusal D151, G103, G104, G106
  public void approve(Actor actor, UUID id) {
    Look look = look(actor, id);
    if (look.own()) {
      audit.look(
          actor.office(),
          Deed.of(actor, ErasureAction.PERSON)
              .about(look.request().subject())
              .refused(ErasureReason.SECOND_PERSON_NEEDED));
      throw new Refusal(ErasureReason.SECOND_PERSON_NEEDED);
    }
    Set<String> locks =
        new HashSet<>(
            areas.read(actor.office(), area -> scope.tickets(area, look.person().id())));
    locks.add(IMPORT);
    areas.write(actor.office(), locks, area -> erase(area, actor, id, locks));
  }

  private int erase(Area area, Actor actor, UUID id, Set<String> locks) {
    PersonErasures.Asked request =
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
    var source = new Source(actor.account(), null, Source.Origin.COUNTER, null, "erasure");
    int rows = erasing.erase(area, source, erased);
    requests.decided(area, id, PersonErasures.State.ERASED, actor.account());
    audit.enter(
        area,
        Deed.of(actor, ErasureAction.PERSON)
            .about(pseudonyms.of(area.code(), person))
            .because(request.ground().name())
            .with("reference", request.reference())
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
          PersonErasures.Asked request =
              requests.lock(area, id).orElseThrow(() -> new Refusal(ErasureReason.NO_SUCH_REQUEST));
          requests.decided(area, id, PersonErasures.State.DECLINED, actor.account());
          audit.enter(area, Deed.of(actor, ErasureAction.DECLINE).about(request.subject()));
          return request;
        });
  }

  private static UUID person(PersonErasures.Asked request) {
    return Objects.requireNonNull(request.person(), "an open request names its person");
  }
}
