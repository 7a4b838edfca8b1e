package vrs.server.record;

import java.nio.charset.Charset;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.municipality.Masters;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Refusal;
import vrs.server.record.ImportProgress.WorkLost;

/// Plans the import of a file (取込計画): nothing of the register is changed yet.
///
/// A plan is made in the background and in one transaction: who dies over it leaves nothing, and
/// the next to look begins it anew. An area's plans are made one after the other.
@Component
public final class PlanImport {
  private static final Logger LOG = LoggerFactory.getLogger(PlanImport.class);
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Set<String> ONE_TAKES = Set.of("import.plan");
  private static final int MOST_ATTEMPTS = 3;

  private final Areas areas;
  private final AreaKeys keys;
  private final ImportBatches batches;
  private final ImportWorks works;
  private final ImportPulse pulse;
  private final ImportChunks chunks;
  private final Remarks remarks;
  private final Masters masters;
  private final Audit audit;
  private final Clock clock;

  PlanImport(
      Areas areas,
      AreaKeys keys,
      ImportBatches batches,
      ImportWorks works,
      ImportPulse pulse,
      ImportChunks chunks,
      Remarks remarks,
      Masters masters,
      Audit audit,
      Clock clock) {
    this.areas = areas;
    this.keys = keys;
    this.batches = batches;
    this.works = works;
    this.pulse = pulse;
    this.chunks = chunks;
    this.remarks = remarks;
    this.masters = masters;
    this.audit = audit;
    this.clock = clock;
  }

  /// Makes the plan that has waited longest in the area.
  ///
  /// @return false if none waits, or one is being made
  boolean planNext(AreaCode code) {
    Optional<ImportWork> taken = areas.write(code, ONE_TAKES, this::take);
    taken.ifPresent(work -> pulse.during(work, () -> plan(work)));
    return taken.isPresent();
  }

  private Optional<ImportWork> take(Area area) {
    works.free(area);
    UUID worker = UUID.randomUUID();
    return works
        .takePlan(area, worker)
        .map(batch -> new ImportWork(area.code(), batch, worker, new ImportProgress()));
  }

  private void plan(ImportWork work) {
    try {
      areas.write(
          work.area(),
          area -> {
            ImportBatch batch = batches.byId(area, work.batch()).orElseThrow(WorkLost::new);
            if (batch.attempts() > MOST_ATTEMPTS) {
              throw new Refusal(PlatformReason.OUR_FAULT, Map.of("number", work.batch()));
            }
            works.endIfIdle(area);
            plan(area, work, batch);
            return work;
          });
    } catch (Refusal refusal) {
      areas.write(work.area(), area -> refuse(area, work, refusal));
    } catch (WorkLost _) {
      LOG.info("the plan of import {} is no longer asked for here", work.batch());
    } catch (RuntimeException e) {
      LOG.error("the plan of import {} failed: {}", work.batch(), e.getClass().getName());
      areas.write(
          work.area(),
          area -> {
            works.giveBack(area, work, ImportPhase.WAITING);
            return work;
          });
    }
  }

  private void plan(Area area, ImportWork work, ImportBatch batch) {
    ImportBatch.File known = batch.file();
    chunks.deleteAllBut(area, batch.id(), ImportChunks.Kind.FILE);
    var file =
        ImportFile.of(
            chunks.file(area, batch.id()),
            new FileInspection(
                HexFormat.of().parseHex(known.digest()),
                Charset.forName(known.encoding()),
                known.mark(),
                known.bytes(),
                known.lines() + 1));
    LocalDate today = LocalDate.ofInstant(clock.instant(), JAPAN);
    var plan = new ImportPlan(area, batch.id(), chunks, remarks);
    Comparison<?> comparison =
        switch (known.format()) {
          case RECIPIENTS -> new RecipientComparison(file.header(), keys.of(area), today, plan);
          case DOSES -> new DoseComparison(file, masters.current(), today, plan, work.progress());
        };
    ImportBatch.Counts counts = new ImportPlanner<>(file, comparison, plan, work.progress()).plan();
    works.planned(area, work, counts, plan.whences());
  }

  /// Nothing of the file is kept but that it was refused, for whoever sent it to read.
  private ImportWork refuse(Area area, ImportWork work, Refusal refusal) {
    Optional<ImportBatch> batch = batches.byId(area, work.batch());
    if (works.giveBack(area, work, ImportPhase.REFUSED, refusal)) {
      chunks.deleteAll(area, work.batch());
      audit.enter(
          area,
          Deed.by(batch.orElseThrow().uploadedBy().toString(), RecordAction.IMPORT_UPLOAD)
              .with("office", area.code())
              .with("batch", work.batch())
              .refused(refusal.reason()));
    }
    return work;
  }
}
