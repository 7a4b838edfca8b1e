package vrs.server.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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

/// Takes a stored import back, for thirty days (取込の取消し): what it created goes, what it changed has
/// its earlier values again, and what somebody has built on since stays for somebody to look at.
/// All in one transaction, or nothing; whoever regrets it imports the file again.
@Component
public final class UndoImport {
  private static final Logger LOG = LoggerFactory.getLogger(UndoImport.class);
  private static final Duration TIME = Duration.ofDays(30);

  private final Areas areas;
  private final ImportBatches batches;
  private final ImportWorks works;
  private final ImportPulse pulse;
  private final UndonePersons persons;
  private final UndoneDoses doses;
  private final Audit audit;

  /// An import, and what taking it back would come to.
  public record Plan(ImportBatch batch, ImportUndo undo) {}

  UndoImport(
      Areas areas,
      ImportBatches batches,
      ImportWorks works,
      ImportPulse pulse,
      UndonePersons persons,
      UndoneDoses doses,
      Audit audit) {
    this.areas = areas;
    this.batches = batches;
    this.works = works;
    this.pulse = pulse;
    this.persons = persons;
    this.doses = doses;
    this.audit = audit;
  }

  /// Shows what it would come to; nothing is changed.
  ///
  /// @throws Refusal D114, D171, D172
  public Plan plan(Actor actor, UUID id) {
    return areas.read(
        actor.office(),
        area -> {
          ImportBatch batch = require(area, id);
          UndoneTables tables = tables(batch);
          var undo = new ImportUndo();
          tables.made(area, id).inParts(some -> tables.look(area, id, some, undo));
          return new Plan(batch, undo);
        });
  }

  /// Takes the work, so that nobody else does. It is then [#undo]ne in the background.
  ///
  /// @return nothing if it has been undone, or is being: there is nothing to do
  /// @throws Refusal D114, D171, D172
  Optional<ImportWork> begin(Actor actor, UUID id) {
    var work = new ImportWork(actor.office(), id);
    return areas.write(
        actor.office(),
        area -> {
          works.free(area);
          ImportBatch batch =
              batches.byId(area, id).orElseThrow(() -> new Refusal(ImportReason.NO_SUCH_IMPORT));
          if (batch.phase() == ImportPhase.UNDOING || batch.phase() == ImportPhase.UNDONE) {
            return Optional.empty();
          }
          require(area, id);
          return works.takeUndoing(area, work) ? Optional.of(work) : Optional.empty();
        });
  }

  /// Undoes it. What comes of it stands in the row of the import.
  ///
  /// @param shown what the screen showed; if it would come to something else by now, nothing is
  ///   done
  void undo(Actor actor, ImportWork work, ImportUndo.Counts shown) {
    try {
      pulse.during(
          work,
          () ->
              areas.write(
                  work.area(),
                  ConfirmImport.ONE_AT_A_TIME,
                  area -> undo(area, actor, work, shown)));
    } catch (WorkLost _) {
      LOG.info("import {} is no longer undone here", work.batch());
    } catch (Refusal refusal) {
      giveBack(work, refusal);
    } catch (DuplicateKeyException | FinishedTables.RegisterChanged _) {
      giveBack(work, new Refusal(ImportReason.UNDO_CHANGED));
    } catch (RuntimeException e) {
      LOG.error("import {} could not be undone: {}", work.batch(), e.getClass().getName());
      giveBack(work, new Refusal(PlatformReason.OUR_FAULT, Map.of("number", work.batch())));
    }
  }

  private ImportUndo undo(Area area, Actor actor, ImportWork work, ImportUndo.Counts shown) {
    works.endIfIdle(area);
    UndoneTables tables = tables(batches.byId(area, work.batch()).orElseThrow(WorkLost::new));
    var source =
        new Source(
            actor.account(),
            actor.device(),
            Source.Origin.COUNTER,
            work.batch(),
            "undo of import " + work.batch());
    MadeRows made = tables.made(area, work.batch());
    work.progress().begin(ImportStep.UNDOING, made.size());
    var undo = new ImportUndo();
    made.inParts(some -> {
      tables.undo(area, source, some, undo);
      work.progress().advance(some.size());
    });
    CourseLocks.shutOut(area);
    tables.settle(area, source, made, undo);
    if (!undo.counts().equals(shown)) {
      throw new Refusal(ImportReason.UNDO_CHANGED);
    }
    works.undone(area, work, actor.account(), undo.counts());
    audit.enter(
        area,
        Deed.of(actor, RecordAction.IMPORT_UNDO)
            .with("batch", work.batch())
            .with("removed", undo.counts().removed())
            .with("restored", undo.counts().restored())
            .with("stayed", undo.counts().stayed()));
    return undo;
  }

  private void giveBack(ImportWork work, Refusal refusal) {
    areas.write(work.area(), area -> works.giveBack(area, work, ImportPhase.STORED, refusal));
  }

  private ImportBatch require(Area area, UUID id) {
    ImportBatch batch =
        batches.byId(area, id).orElseThrow(() -> new Refusal(ImportReason.NO_SUCH_IMPORT));
    if (batch.phase() != ImportPhase.STORED) {
      throw new Refusal(ImportReason.NOT_TO_UNDO);
    }
    if (!isUndoable(batch, area.time())) {
      throw new Refusal(ImportReason.UNDO_TOO_LATE);
    }
    return batch;
  }

  /// Whether an import can be undone at a time.
  static boolean isUndoable(ImportBatch batch, Instant time) {
    return batch.phase() == ImportPhase.STORED
        && batch.receipt().orElseThrow().confirmed().plus(TIME).isAfter(time);
  }

  private UndoneTables tables(ImportBatch batch) {
    return switch (batch.format()) {
      case RECIPIENTS -> persons;
      case DOSES -> doses;
    };
  }
}
