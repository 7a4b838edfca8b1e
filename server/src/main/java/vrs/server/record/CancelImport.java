package vrs.server.record;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Gives up an import that has not been confirmed (取込の取りやめ): all that was kept of its file is
/// deleted. Who is making its plan finds that out and stops.
@Component
public final class CancelImport {
  private final Areas areas;
  private final ImportBatches batches;
  private final ImportChunks chunks;
  private final Audit audit;

  CancelImport(Areas areas, ImportBatches batches, ImportChunks chunks, Audit audit) {
    this.areas = areas;
    this.batches = batches;
    this.chunks = chunks;
    this.audit = audit;
  }

  /// @throws Refusal D114, D119
  public void cancel(Actor actor, UUID id) {
    areas.write(
        actor.office(),
        area -> {
          if (batches.byId(area, id).isEmpty()) {
            throw new Refusal(ImportReason.NO_SUCH_IMPORT);
          }
          if (!batches.delete(area, id)) {
            throw new Refusal(ImportReason.STORED_ALREADY);
          }
          chunks.deleteAll(area, id);
          audit.enter(area, Deed.of(actor, RecordAction.IMPORT_CANCEL).with("batch", id));
          return id;
        });
  }
}
