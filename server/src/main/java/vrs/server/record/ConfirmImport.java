package vrs.server.record;

import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.platform.Rows;

/// Stores what a plan holds (取込の確定): all of it in one transaction, or nothing.
///
/// The rows were finished while the plan was made. If somebody has changed one of the persons since
/// then, or has taken one of the keys, nothing is stored and the plan is made anew.
@Component
public final class ConfirmImport {
  private final Areas areas;
  private final ImportBatches batches;
  private final ImportChunks chunks;
  private final FinishedTables tables;
  private final Orphans orphans;
  private final PlanImport plans;
  private final Audit audit;

  /// What comes of it.
  public sealed interface Outcome {
    /// It is durably recorded; a retry gets the same (A4).
    record Stored(ImportBatch batch) implements Outcome {}

    /// Nothing was stored: the register has changed, and this is the new plan.
    record PlannedAnew(ImportBatch batch) implements Outcome {}
  }

  ConfirmImport(
      Areas areas,
      ImportBatches batches,
      ImportChunks chunks,
      FinishedTables tables,
      Orphans orphans,
      PlanImport plans,
      Audit audit) {
    this.areas = areas;
    this.batches = batches;
    this.chunks = chunks;
    this.tables = tables;
    this.orphans = orphans;
    this.plans = plans;
    this.audit = audit;
  }

  /// @throws Refusal D114, D115
  public Outcome confirm(Actor actor, UUID id) {
    long begun = System.nanoTime();
    try {
      boolean stored = areas.write(actor.office(), area -> store(area, actor, id));
      int millis = Math.toIntExact((System.nanoTime() - begun) / 1_000_000);
      return areas.write(
          actor.office(),
          area -> {
            if (stored) {
              batches.took(area, id, Math.max(1, millis));
            }
            return new Outcome.Stored(batches.byId(area, id).orElseThrow());
          });
    } catch (DuplicateKeyException | RegisterChanged _) {
      return areas.write(actor.office(), area -> new Outcome.PlannedAnew(plans.planAnew(area, id)));
    }
  }

  /// @return false if it was stored before
  private boolean store(Area area, Actor actor, UUID id) {
    ImportBatch batch =
        batches
            .lock(area, id)
            .filter(found -> found.receipt().isPresent() || found.expires().isAfter(area.time()))
            .orElseThrow(() -> new Refusal(ImportReason.NO_SUCH_IMPORT));
    if (batch.receipt().isPresent()) {
      return false;
    }
    if (batch.counts().toStore() == 0) {
      throw new Refusal(ImportReason.NOTHING_TO_STORE);
    }
    chunks.each(
        area,
        id,
        ImportChunks.Kind.CHANGED,
        piece -> {
          if (!tables.change(area, id, actor.account(), Rows.of(PersonColumn.class, piece))) {
            throw new RegisterChanged();
          }
        });
    chunks.each(
        area,
        id,
        ImportChunks.Kind.NEW,
        piece -> tables.add(area, id, actor.account(), Rows.of(PersonColumn.class, piece)));
    int linked = orphans.link(area, actor.account(), id);
    batches.confirmed(area, id, actor.account(), linked);
    chunks.delete(
        area, id, ImportChunks.Kind.FILE, ImportChunks.Kind.NEW, ImportChunks.Kind.CHANGED);
    audit.enter(
        area,
        Deed.of(actor, RecordAction.IMPORT_CONFIRM)
            .with("batch", id)
            .with("digest", batch.digest())
            .with("new", batch.counts().fresh())
            .with("changed", batch.counts().changed())
            .with("linked", linked));
    return true;
  }

  /// Undoes the transaction.
  private static final class RegisterChanged extends RuntimeException {
    RegisterChanged() {
      super(null, null, false, false);
    }
  }
}
