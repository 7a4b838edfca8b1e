package vrs.server.erasure;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
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
  /// An older backup does not hold everything any more.
  private static final int NEWEST_DAYS = 30;

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
  /// @throws Refusal G202, G206, G209, G210
  public void confirm(Actor actor, UUID id, String digest) {
    String digits = digest.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s:]", "");
    if (!digits.matches("[0-9a-f]{64}")) {
      throw new Refusal(AreaErasureReason.DIGEST_WRONG);
    }
    byte[] bytes = HexFormat.of().parseHex(digits);
    if (!areas.read(actor.office(), area -> received(area, bytes))) {
      throw new Refusal(AreaErasureReason.NOT_RETURNED, Map.of("days", NEWEST_DAYS));
    }
    store(actor, actor.office(), id, Optional.of(bytes), Optional.empty());
  }

  /// Whether a full backup of this digest was handed over lately and its receipt confirmed, or was
  /// sent to the municipality's own storage.
  private static boolean received(Area area, byte[] digest) {
    return area.sql(
            """
            select exists (select from handover
                            where area = :area and exit = 'BACKUP' and extent = 'WHOLE'
                              and confirmed is not null and digest = :digest
                              and prepared > now() - make_interval(days => :days))
                or exists (select from backup_run
                            where area = :area and outcome = 'DONE' and digest = :digest
                              and began > now() - make_interval(days => :days))
            """)
        .param("digest", digest)
        .param("days", NEWEST_DAYS)
        .query(Boolean.class)
        .single();
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
