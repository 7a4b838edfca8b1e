package vrs.server.record;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Refusal;
import vrs.server.record.ImportProgress.WorkLost;

/// Stores what a plan holds (取込の確定): all of it in one transaction, or nothing.
///
/// The rows were finished while the plan was made. If what they were compared with has changed
/// since then, or one of the keys is taken, nothing is stored and the plan is made anew. The
/// imports of an area are stored one after the other, so that none is compared with half of
/// another.
@Component
public final class ConfirmImport {
  private static final Logger LOG = LoggerFactory.getLogger(ConfirmImport.class);
  static final Set<String> ONE_AT_A_TIME = Set.of("import");
  private static final int MOST_TRIES = 5;

  private final Areas areas;
  private final ImportBatches batches;
  private final ImportWorks works;
  private final ImportPulse pulse;
  private final ImportChunks chunks;
  private final FinishedPersons persons;
  private final FinishedDoses doses;
  private final Orphans orphans;
  private final Audit audit;

  ConfirmImport(
      Areas areas,
      ImportBatches batches,
      ImportWorks works,
      ImportPulse pulse,
      ImportChunks chunks,
      FinishedPersons persons,
      FinishedDoses doses,
      Orphans orphans,
      Audit audit) {
    this.areas = areas;
    this.batches = batches;
    this.works = works;
    this.pulse = pulse;
    this.chunks = chunks;
    this.persons = persons;
    this.doses = doses;
    this.orphans = orphans;
    this.audit = audit;
  }

  /// Takes the storing of a plan, so that nobody else does. It is then [#store]d in the background.
  ///
  /// @return nothing if it has been stored before, or is being stored: there is nothing to do
  /// @throws Refusal D114, D115, D119
  Optional<ImportWork> begin(Actor actor, UUID id) {
    var work = new ImportWork(actor.office(), id);
    return areas.write(
        actor.office(),
        area -> {
          works.free(area);
          ImportBatch batch =
              batches.byId(area, id).orElseThrow(() -> new Refusal(ImportReason.NO_SUCH_IMPORT));
          return switch (batch.phase()) {
            case STORING, STORED, UNDOING, UNDONE -> Optional.empty();
            case WAITING, PLANNING, REFUSED -> throw new Refusal(ImportReason.NOT_PLANNED_YET);
            case PLANNED -> {
              if (batch.counts().toStore() == 0) {
                throw new Refusal(ImportReason.NOTHING_TO_STORE);
              }
              yield works.takeStoring(area, work) ? Optional.of(work) : Optional.empty();
            }
          };
        });
  }

  /// Stores it. What comes of it stands in the row of the import.
  ///
  /// @return false if the plan has to be made anew
  boolean store(Actor actor, ImportWork work) {
    long begun = System.nanoTime();
    try {
      pulse.during(work, () -> storeWhole(actor, work));
      int millis = Math.toIntExact((System.nanoTime() - begun) / 1_000_000);
      return areas.write(
          work.area(),
          area -> {
            batches.took(area, work.batch(), Math.max(1, millis));
            return true;
          });
    } catch (DuplicateKeyException | FinishedTables.RegisterChanged _) {
      return areas.write(
          work.area(),
          area -> {
            works.giveBackStale(area, work);
            return false;
          });
    } catch (WorkLost _) {
      LOG.info("import {} is no longer stored here", work.batch());
      return true;
    } catch (RuntimeException e) {
      LOG.error("import {} could not be stored: {}", work.batch(), e.getClass().getName());
      var fault = new Refusal(PlatformReason.OUR_FAULT, Map.of("number", work.batch()));
      return areas.write(
          work.area(), area -> works.giveBack(area, work, ImportPhase.PLANNED, fault));
    }
  }

  /// A site that registers while the rules run again over the person's doses is no reason to give
  /// up: the next time it is seen.
  private ImportWork storeWhole(Actor actor, ImportWork work) {
    for (int tries = 1; ; tries++) {
      try {
        return areas.write(work.area(), ONE_AT_A_TIME, area -> store(area, actor, work));
      } catch (Refusal refusal) {
        if (tries == MOST_TRIES || refusal.reason() != RecordReason.CHANGED_MEANWHILE) {
          throw refusal;
        }
      }
    }
  }

  private ImportWork store(Area area, Actor actor, ImportWork work) {
    ImportBatch batch = batches.byId(area, work.batch()).orElseThrow(WorkLost::new);
    works.endIfIdle(area);
    work.progress().begin(ImportStep.STORING, batch.counts().toStore());
    FinishedTables tables =
        switch (batch.format()) {
          case RECIPIENTS -> persons;
          case DOSES -> doses;
        };
    tables.store(area, source(actor, work, Source.Origin.IMPORT), work.progress());
    int linked = orphans.link(area, source(actor, work, Source.Origin.LINK));
    works.stored(area, work, actor.account(), linked);
    chunks.deleteAllBut(area, work.batch(), ImportChunks.Kind.REJECTED, ImportChunks.Kind.DOUBTFUL);
    audit.enter(
        area,
        Deed.of(actor, RecordAction.IMPORT_CONFIRM)
            .with("batch", work.batch())
            .with("format", batch.format())
            .with("digest", batch.file().digest())
            .with("new", batch.counts().fresh())
            .with("changed", batch.counts().changed())
            .with("linked", linked));
    return work;
  }

  private static Source source(Actor actor, ImportWork work, Source.Origin origin) {
    return new Source(actor.account(), null, origin, work.batch(), "");
  }
}
