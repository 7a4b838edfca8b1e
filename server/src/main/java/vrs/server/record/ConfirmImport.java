package vrs.server.record;

import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Stores what a plan holds (取込の確定): all of it in one transaction, or nothing.
///
/// The rows were finished while the plan was made. If what they were compared with has changed
/// since then, or one of the keys is taken, nothing is stored and the plan is made anew. The
/// imports of an area are stored one after the other, so that none is compared with half of
/// another.
@Component
public final class ConfirmImport {
  private static final Set<String> ONE_AT_A_TIME = Set.of("import");

  private final Areas areas;
  private final ImportBatches batches;
  private final ImportChunks chunks;
  private final FinishedPersons persons;
  private final FinishedDoses doses;
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
      FinishedPersons persons,
      FinishedDoses doses,
      Orphans orphans,
      PlanImport plans,
      Audit audit) {
    this.areas = areas;
    this.batches = batches;
    this.chunks = chunks;
    this.persons = persons;
    this.doses = doses;
    this.orphans = orphans;
    this.plans = plans;
    this.audit = audit;
  }

  /// @throws Refusal D114, D115
  public Outcome confirm(Actor actor, UUID id) {
    long begun = System.nanoTime();
    try {
      boolean stored = areas.write(actor.office(), ONE_AT_A_TIME, area -> store(area, actor, id));
      int millis = Math.toIntExact((System.nanoTime() - begun) / 1_000_000);
      return areas.write(
          actor.office(),
          area -> {
            if (stored) {
              batches.took(area, id, Math.max(1, millis));
            }
            return new Outcome.Stored(batches.byId(area, id).orElseThrow());
          });
    } catch (DuplicateKeyException | FinishedTables.RegisterChanged _) {
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
    FinishedTables tables =
        switch (batch.format()) {
          case RECIPIENTS -> persons;
          case DOSES -> doses;
        };
    var source = new Source(actor.account(), null, Source.Origin.IMPORT, id, "");
    tables.store(area, source);
    int linked = orphans.link(area, new Source(actor.account(), null, Source.Origin.LINK, id, ""));
    batches.confirmed(area, id, actor.account(), linked);
    chunks.deleteAllBut(area, id, ImportChunks.Kind.REJECTED, ImportChunks.Kind.DOUBTFUL);
    audit.enter(
        area,
        Deed.of(actor, RecordAction.IMPORT_CONFIRM)
            .with("batch", id)
            .with("format", batch.format())
            .with("digest", batch.digest())
            .with("new", batch.counts().fresh())
            .with("changed", batch.counts().changed())
            .with("linked", linked));
    return true;
  }
}
