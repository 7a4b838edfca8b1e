package vrs.server.handover;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Shows which files were handed over, and how far each has come.
@Component
public final class ShowHandovers {
  private final Areas areas;
  private final Handovers handovers;
  private final HandoverPieces pieces;
  private final Audit audit;

  ShowHandovers(Areas areas, Handovers handovers, HandoverPieces pieces, Audit audit) {
    this.areas = areas;
    this.handovers = handovers;
    this.pieces = pieces;
    this.audit = audit;
  }

  /// @param notes the first of them, which name ledger numbers
  record Shown(Handover handover, List<Handovers.Download> downloads, List<LedgerNote> notes) {
    Shown {
      downloads = List.copyOf(downloads);
      notes = List.copyOf(notes);
    }
  }

  List<Handover> all(Actor actor) {
    return areas.read(actor.office(), handovers::all);
  }

  Optional<Handover> lastReceived(Actor actor, Exit exit) {
    return areas.read(actor.office(), area -> handovers.lastReceived(area, exit));
  }

  /// @throws Refusal H106
  Shown show(Actor actor, UUID id) {
    Shown shown =
        areas.read(
            actor.office(),
            area -> {
              Handover handover =
                  handovers
                      .byId(area, id)
                      .orElseThrow(() -> new Refusal(HandoverReason.NO_SUCH_HANDOVER));
              byte[] notes =
                  pieces.piece(area, id, HandoverPieces.Kind.NOTES, 0).orElse(new byte[0]);
              return new Shown(handover, handovers.downloads(area, id), LedgerNotes.read(notes));
            });
    if (!shown.notes().isEmpty()) {
      audit.look(actor.office(), Deed.of(actor, HandoverAction.NOTES).with("handover", id));
    }
    return shown;
  }
}
