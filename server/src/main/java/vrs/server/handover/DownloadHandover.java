package vrs.server.handover;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Gives a file out: the same bytes as often as it is asked for, within seven days. Each time there
/// is a reason, a limit and an entry in the log (I8).
@Component
public final class DownloadHandover {
  private static final Set<String> ONE_AT_A_TIME = Set.of("handover");
  private final Areas areas;
  private final Handovers handovers;
  private final HandoverPieces pieces;
  private final KeepHandover keepHandover;
  private final Audit audit;

  DownloadHandover(
      Areas areas,
      Handovers handovers,
      HandoverPieces pieces,
      KeepHandover keepHandover,
      Audit audit) {
    this.areas = areas;
    this.handovers = handovers;
    this.pieces = pieces;
    this.keepHandover = keepHandover;
    this.audit = audit;
  }

  /// Enters the download; only then may a byte leave.
  ///
  /// @throws Refusal E104, H101, H102, H106, H107
  Handover begin(Actor actor, UUID id, String typed) {
    Deed deed = Deed.of(actor, HandoverAction.DOWNLOAD).with("handover", id);
    try {
      KeepHandover.requireRight(actor);
      String reason = KeepHandover.requireReason(typed);
      return areas.write(
          actor.office(),
          ONE_AT_A_TIME,
          area -> {
            Handover handover = available(area, id);
            keepHandover.requireLeft(handovers.downloadedToday(area, handover.exit()));
            handovers.downloaded(area, id, actor.account(), reason);
            audit.enter(
                area,
                deed.because(reason)
                    .with("exit", handover.exit())
                    .with("digest", handover.digest()));
            return handover;
          });
    } catch (Refusal refusal) {
      audit.look(actor.office(), deed.refused(refusal.reason()));
      throw refusal;
    }
  }

  private Handover available(Area area, UUID id) {
    Handover handover =
        handovers.byId(area, id).orElseThrow(() -> new Refusal(HandoverReason.NO_SUCH_HANDOVER));
    if (handover.expired()) {
      throw new Refusal(HandoverReason.EXPIRED);
    }
    return handover;
  }

  /// Writes the file piece by piece, each in a transaction of its own: a slow receiver holds no
  /// connection of the database.
  void write(Actor actor, UUID id, OutputStream out) throws IOException {
    for (int number = 0; ; number++) {
      int next = number;
      Optional<byte[]> piece =
          areas.read(
              actor.office(), area -> pieces.piece(area, id, HandoverPieces.Kind.FILE, next));
      if (piece.isEmpty()) {
        return;
      }
      out.write(piece.get());
    }
  }
}
