package vrs.server.erasure;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Confirms that everything was returned before it is erased (返却の確認, C7), or waives that with a
/// reason.
///
/// The municipality confirms with the digest of the file that it has received (A4). Of an
/// instruction the agency may say why there is nothing to return.
@Component
public final class ConfirmReturn {
  private final Areas areas;
  private final AreaErasures erasures;
  private final Acting acting;
  private final Audit audit;

  ConfirmReturn(Areas areas, AreaErasures erasures, Acting acting, Audit audit) {
    this.areas = areas;
    this.erasures = erasures;
    this.acting = acting;
    this.audit = audit;
  }

  /// @param digest SHA-256 of the received file in hexadecimal digits
  /// @throws Refusal G202, G206, G209
  public void confirm(Actor actor, UUID id, String digest) {
    String digits = digest.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s:]", "");
    if (!digits.matches("[0-9a-f]{64}")) {
      throw new Refusal(AreaErasureReason.DIGEST_WRONG);
    }
    store(
        actor, actor.office(), id, Optional.of(HexFormat.of().parseHex(digits)), Optional.empty());
  }

  /// @throws Refusal G201, G202, G206
  public void waive(Actor actor, AreaCode area, UUID id, String reason) {
    String why = AskAreaErasure.said(reason, AskAreaErasure.LONGEST_REASON);
    store(actor, area, id, Optional.empty(), Optional.of(why));
  }

  private void store(
      Actor actor, AreaCode code, UUID id, Optional<byte[]> digest, Optional<String> waiver) {
    By by = acting.of(actor);
    areas.write(
        code,
        area -> {
          AreaErasure erasure = erasures.lock(area, id);
          check(actor, area, erasure, waiver.isPresent());
          erasures.returned(area, id, new AreaErasure.Returned(by, digest, waiver));
          audit.enter(
              area,
              Deed.of(actor, AreaErasureAction.CONFIRM_RETURN)
                  .with("erasure", id)
                  .with("how", waiver.isPresent() ? "waived" : "received"));
          return id;
        });
  }

  private static void check(Actor actor, Area area, AreaErasure erasure, boolean waived) {
    boolean own = actor.office().equals(area.code());
    boolean may = waived ? actor.office().equals(erasure.asked().office()) : own;
    if (!may || erasure.state() != AreaErasure.State.ASKED) {
      throw new Refusal(
          may ? AreaErasureReason.NO_SUCH_REQUEST : AreaErasureReason.ANOTHER_OFFICE_DECIDES);
    }
  }
}
