package vrs.server.record;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.municipality.Masters;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Plans the import of a file (取込計画): nothing of the register is changed yet.
///
/// The file waits sealed for a confirmation, for seven days. Who sends the same file again gets the
/// same import, confirmed or not (A4).
@Component
public final class PlanImport {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private final Areas areas;
  private final AreaKeys keys;
  private final ImportBatches batches;
  private final ImportChunks chunks;
  private final Remarks remarks;
  private final Masters masters;
  private final Audit audit;
  private final Clock clock;

  PlanImport(
      Areas areas,
      AreaKeys keys,
      ImportBatches batches,
      ImportChunks chunks,
      Remarks remarks,
      Masters masters,
      Audit audit,
      Clock clock) {
    this.areas = areas;
    this.keys = keys;
    this.batches = batches;
    this.chunks = chunks;
    this.remarks = remarks;
    this.masters = masters;
    this.audit = audit;
    this.clock = clock;
  }

  /// @throws Refusal D101 to D113; then nothing of the file is kept
  public ImportBatch plan(Actor actor, Upload upload) {
    try {
      ImportFile file = ImportFile.of(upload);
      return areas.write(actor.office(), area -> planIn(area, actor, file));
    } catch (Refusal refusal) {
      audit.look(
          actor.office(), Deed.of(actor, RecordAction.IMPORT_UPLOAD).refused(refusal.reason()));
      throw refusal;
    }
  }

  private ImportBatch planIn(Area area, Actor actor, ImportFile file) {
    batches.expire(area);
    UUID id = UUID.randomUUID();
    if (!batches.add(area, id, file, actor.account())) {
      return batches.byDigest(area, file.inspection().digest()).orElseThrow();
    }
    chunks.addFile(area, id, file.upload());
    ImportBatch.Counts counts = plan(area, id, file);
    audit.enter(
        area,
        Deed.of(actor, RecordAction.IMPORT_UPLOAD)
            .with("batch", id)
            .with("format", file.header().format())
            .with("lines", counts.lines())
            .with("rejected", counts.rejected()));
    return batches.byId(area, id).orElseThrow();
  }

  /// Makes the plan anew, because the register has changed in between.
  ImportBatch planAnew(Area area, UUID id) {
    Optional<ImportBatch> batch = batches.lock(area, id);
    if (batch.isPresent() && batch.get().receipt().isEmpty()) {
      chunks.deleteAllBut(area, id, ImportChunks.Kind.FILE);
      plan(area, id, ImportFile.of(chunks.file(area, id)));
    }
    return batches.byId(area, id).orElseThrow(() -> new Refusal(ImportReason.NO_SUCH_IMPORT));
  }

  private ImportBatch.Counts plan(Area area, UUID id, ImportFile file) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), JAPAN);
    var plan = new ImportPlan(area, id, chunks, remarks);
    Comparison<?> comparison =
        switch (file.header().format()) {
          case RECIPIENTS -> new RecipientComparison(file.header(), keys.of(area), today, plan);
          case DOSES -> new DoseComparison(file, masters.current(), today, plan);
        };
    ImportBatch.Counts counts = new ImportPlanner<>(file, comparison, plan).plan();
    batches.planned(area, id, counts);
    return counts;
  }
}
