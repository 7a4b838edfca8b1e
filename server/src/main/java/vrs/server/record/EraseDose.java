package vrs.server.record;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.record.OpenCourses.Named;

/// Erases a single dose (接種記録の消去, C2): all its versions, the pictures of its ticket, and the
/// certificates that state it no longer hold. One administrator is enough: what never happened must
/// not stand in a register longer than needed, and a dose can be registered again.
@Component
public final class EraseDose {
  private final Areas areas;
  private final OpenCourses courses;
  private final ErasureScope scope;
  private final Erasing erasing;
  private final RecheckDoses recheck;
  private final Erasures erasures;
  private final Pseudonyms pseudonyms;
  private final Audit audit;

  EraseDose(
      Areas areas,
      OpenCourses courses,
      ErasureScope scope,
      Erasing erasing,
      RecheckDoses recheck,
      Erasures erasures,
      Pseudonyms pseudonyms,
      Audit audit) {
    this.areas = areas;
    this.courses = courses;
    this.scope = scope;
    this.erasing = erasing;
    this.recheck = recheck;
    this.erasures = erasures;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
  }

  /// What would go.
  ///
  /// @param reached rows by table
  public record Look(Dose dose, Map<String, Integer> reached) {}

  /// @throws Refusal G102
  public Look look(Actor actor, UUID id) {
    Look look =
        areas.read(
            actor.office(),
            area -> {
              Dose dose = dose(area, id);
              return new Look(dose, erasing.preview(area, scope.of(dose)));
            });
    audit.look(actor.office(), about(actor, ErasureAction.LOOK, look.dose()));
    return look;
  }

  /// @throws Refusal G101, G102, G106
  public void erase(Actor actor, UUID id, ErasureForm form) {
    ErasureGround ground = form.complete();
    courses.write(
        actor.office(),
        Named.dose(id),
        (area, _) -> {
          Dose dose = dose(area, id);
          area.sql("select id from dose where area = :area and id = :id for update")
              .param("id", id)
              .query(UUID.class)
              .single();
          Source source = Source.counter(actor, "erasure");
          int rows = erasing.erase(area, source, scope.of(dose));
          // The person's other doses are checked against one less now.
          recheck.ofPersons(area, source.ofRules("erasure"), dose.person().stream().toList());
          UUID erasure = UUID.randomUUID();
          erasures.addDone(area, erasure, ground, form, actor.account());
          audit.enter(
              area,
              about(actor, ErasureAction.DOSE, dose)
                  .because(ground.name())
                  .with("erasure", erasure));
          return rows;
        });
  }

  private Deed about(Actor actor, ErasureAction action, Dose dose) {
    Deed deed = Deed.of(actor, action).with("dose", dose.id());
    return dose.person()
        .map(person -> deed.about(pseudonyms.of(actor.office(), person)))
        .orElse(deed);
  }

  private Dose dose(Area area, UUID id) {
    return scope.dose(area, id).orElseThrow(() -> new Refusal(ErasureReason.NO_SUCH_DOSE));
  }
}
