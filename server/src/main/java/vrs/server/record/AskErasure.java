package vrs.server.record;

import java.util.Map;
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

/// An administrator asks for a person to be erased (対象者の消去の申出, C2). Nothing goes before a second
/// one has approved it.
@Component
public final class AskErasure {
  private final Areas areas;
  private final Persons persons;
  private final ErasureScope scope;
  private final Erasing erasing;
  private final Erasures requests;
  private final Pseudonyms pseudonyms;
  private final Audit audit;

  AskErasure(
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

  /// What would go.
  ///
  /// @param reached rows by table
  /// @param asked whether somebody has asked for it already
  public record Look(Person person, Map<String, Integer> reached, Optional<UUID> asked) {}

  /// @throws Refusal D151
  public Look look(Actor actor, UUID id) {
    Look look =
        areas.read(
            actor.office(),
            area ->
                new Look(
                    person(area, id),
                    erasing.preview(area, scope.of(area, id)),
                    requests.openOf(area, id).map(Erasures.Asked::id)));
    audit.look(
        actor.office(),
        Deed.of(actor, ErasureAction.LOOK).about(pseudonyms.of(actor.office(), id)));
    return look;
  }

  /// @return id of the request
  /// @throws Refusal D151, G101, G105
  public UUID ask(Actor actor, UUID id, ErasureForm form) {
    ErasureGround ground = form.completeWithReason();
    String subject = pseudonyms.of(actor.office(), id);
    return areas.write(
        actor.office(),
        area -> {
          Person person = person(area, id);
          UUID request = UUID.randomUUID();
          requests.add(area, request, person.id(), ground, form, actor.account());
          audit.enter(
              area,
              Deed.of(actor, ErasureAction.ASK)
                  .about(subject)
                  .because(ground.name())
                  .with("erasure", request));
          return request;
        });
  }

  private Person person(Area area, UUID id) {
    return persons.byId(area, id).orElseThrow(() -> new Refusal(ImportReason.NO_SUCH_PERSON));
  }
}
