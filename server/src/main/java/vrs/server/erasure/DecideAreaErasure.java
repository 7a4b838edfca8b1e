package vrs.server.erasure;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.platform.Settings;

/// A second person approves the erasure of an area, or it is taken back (領域の消去の承認・取下げ, C7).
///
/// A municipality's request is approved by another of its administrators, an instruction of the
/// agency by the operator. Approval starts the days of waiting; nothing goes before the operator
/// executes it.
@Component
public final class DecideAreaErasure {
  private final Areas areas;
  private final AreaErasures erasures;
  private final Acting acting;
  private final Settings settings;
  private final Audit audit;

  DecideAreaErasure(
      Areas areas, AreaErasures erasures, Acting acting, Settings settings, Audit audit) {
    this.areas = areas;
    this.erasures = erasures;
    this.acting = acting;
    this.settings = settings;
    this.audit = audit;
  }

  /// @throws Refusal G202, G203, G204, G206
  public void approve(Actor actor, AreaCode code, UUID id) {
    By by = acting.of(actor);
    areas.write(
        code,
        area -> {
          AreaErasure erasure = erasures.lock(area, id);
          AreaCode decides = erasure.isInstruction() ? AreaCode.OPERATOR : code;
          if (!actor.office().equals(decides)) {
            throw new Refusal(AreaErasureReason.ANOTHER_OFFICE_DECIDES);
          }
          if (erasure.asked().account().equals(actor.account())) {
            throw new Refusal(AreaErasureReason.SECOND_PERSON_NEEDED);
          }
          switch (erasure.state()) {
            case ASKED -> throw new Refusal(AreaErasureReason.RETURN_FIRST);
            case RETURNED -> {}
            case APPROVED, ERASING, ERASED, WITHDRAWN ->
                throw new Refusal(AreaErasureReason.NO_SUCH_REQUEST);
          }
          erasures.approved(area, id, by, settings.keeping().erasureWait());
          audit.enter(
              area,
              Deed.of(actor, AreaErasureAction.APPROVE)
                  .with("erasure", id)
                  .with("wait", settings.keeping().erasureWait()));
          return id;
        });
  }

  /// Anybody of the office that has asked, as long as it is not executed.
  ///
  /// @throws Refusal E111 when it has begun, G202, G206
  public void withdraw(Actor actor, AreaCode code, UUID id) {
    By by = acting.of(actor);
    areas.write(
        code,
        area -> {
          AreaErasure erasure = erasures.lock(area, id);
          if (!actor.office().equals(erasure.asked().office())) {
            throw new Refusal(AreaErasureReason.ANOTHER_OFFICE_DECIDES);
          }
          erasures.withdrawn(area, id, by);
          audit.enter(area, Deed.of(actor, AreaErasureAction.WITHDRAW).with("erasure", id));
          return id;
        });
  }
}
