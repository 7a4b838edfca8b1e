package vrs.server.handover;

import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Records that a file has arrived (受領確認): data that the system sends has arrived when it is in the
/// receiver's file (A4).
///
/// The screen does not show the end of the digest. Who types it has computed it over the file.
@Component
public final class ConfirmHandover {
  private final Areas areas;
  private final Handovers handovers;
  private final HandoverPieces pieces;
  private final Audit audit;

  ConfirmHandover(Areas areas, Handovers handovers, HandoverPieces pieces, Audit audit) {
    this.areas = areas;
    this.handovers = handovers;
    this.pieces = pieces;
    this.audit = audit;
  }

  /// Who confirms twice gets the same receipt.
  ///
  /// @param typed the end of the digest
  /// @throws Refusal H106 to H109
  Handover confirm(Actor actor, UUID id, String typed) {
    Deed deed = Deed.of(actor, HandoverAction.CONFIRM).with("handover", id);
    try {
      return areas.write(actor.office(), area -> confirm(area, actor, id, typed, deed));
    } catch (Refusal refusal) {
      audit.look(actor.office(), deed.refused(refusal.reason()));
      throw refusal;
    }
  }

  private Handover confirm(Area area, Actor actor, UUID id, String typed, Deed deed) {
    Handover handover = existing(area, id);
    return switch (handover.state()) {
      case CONFIRMED -> handover;
      case EXPIRED -> throw new Refusal(HandoverReason.EXPIRED);
      case PREPARED -> throw new Refusal(HandoverReason.NOT_DOWNLOADED);
      case DOWNLOADED -> {
        if (!typed.strip().toLowerCase(Locale.ROOT).equals(handover.digestEnd())) {
          throw new Refusal(HandoverReason.DIGEST_DIFFERS);
        }
        handovers.confirmed(area, id, actor.account());
        handovers
            .lastReceived(area, handover.exit())
            .ifPresent(last -> pieces.forgetDelivered(area, handover.exit(), last.id()));
        audit.enter(area, deed.with("exit", handover.exit()).with("digest", handover.digest()));
        yield existing(area, id);
      }
    };
  }

  private Handover existing(Area area, UUID id) {
    return handovers.byId(area, id).orElseThrow(() -> new Refusal(HandoverReason.NO_SUCH_HANDOVER));
  }
}
