package vrs.server.erasure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.municipality.Masters;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Asks for the erasure of an area (領域の消去の申出, C7): an administrator of the municipality for its
/// own, or one of the agency by instruction.
@Component
public final class AskAreaErasure {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  static final int LONGEST_REFERENCE = 100;
  static final int LONGEST_REASON = 500;

  private final Areas areas;
  private final AreaErasures erasures;
  private final Acting acting;
  private final Masters masters;
  private final Audit audit;
  private final Clock clock;

  AskAreaErasure(
      Areas areas,
      AreaErasures erasures,
      Acting acting,
      Masters masters,
      Audit audit,
      Clock clock) {
    this.areas = areas;
    this.erasures = erasures;
    this.acting = acting;
    this.masters = masters;
    this.audit = audit;
    this.clock = clock;
  }

  /// @return id of the request
  /// @throws Refusal E111, G201, G205, G206, G208
  public UUID ask(Actor actor, AreaCode area, String reference, String reason) {
    boolean own = actor.office().equals(area);
    if (!own && !actor.office().equals(AreaCode.AGENCY)) {
      throw new Refusal(AreaErasureReason.ANOTHER_OFFICE_DECIDES);
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), JAPAN);
    if (masters.current().municipalityOf(area, today).isEmpty()) {
      throw new Refusal(AreaErasureReason.NO_SUCH_MUNICIPALITY);
    }
    String why = said(reason, LONGEST_REASON);
    String approval = said(reference, LONGEST_REFERENCE);
    By by = acting.of(actor);
    return areas.write(
        area,
        inside -> {
          UUID id = UUID.randomUUID();
          erasures.add(inside, id, approval, why, by);
          audit.enter(inside, Deed.of(actor, AreaErasureAction.ASK).with("erasure", id));
          return id;
        });
  }

  /// @throws Refusal G201
  static String said(String text, int longest) {
    String said = text.strip();
    if (said.isEmpty()
        || said.length() > longest
        || said.chars().anyMatch(Character::isISOControl)) {
      throw new Refusal(
          AreaErasureReason.NOT_SAID_WHY,
          Map.of("reference", LONGEST_REFERENCE, "reason", LONGEST_REASON));
    }
    return said;
  }
}
