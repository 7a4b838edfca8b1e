package vrs.server.record;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Plans the import of a recipients file (取込計画): nothing of the register is changed yet.
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
  private final RejectedLines rejectedLines;
  private final Audit audit;
  private final Clock clock;

  PlanImport(
      Areas areas,
      AreaKeys keys,
      ImportBatches batches,
      ImportChunks chunks,
      RejectedLines rejectedLines,
      Audit audit,
      Clock clock) {
    this.areas = areas;
    this.keys = keys;
    this.batches = batches;
    this.chunks = chunks;
    this.rejectedLines = rejectedLines;
    this.audit = audit;
    this.clock = clock;
  }

  /// @throws Refusal D101 to D113; then nothing of the file is kept
  public ImportBatch plan(Actor actor, Upload upload) {
    try {
      FileInspection file = FileInspection.of(upload);
      return areas.write(actor.office(), area -> planIn(area, actor, upload, file));
    } catch (Refusal refusal) {
      audit.look(
          actor.office(), Deed.of(actor, RecordAction.IMPORT_UPLOAD).refused(refusal.reason()));
      throw refusal;
    }
  }

  private ImportBatch planIn(Area area, Actor actor, Upload upload, FileInspection file) {
    batches.expire(area);
    UUID id = UUID.randomUUID();
    if (!batches.add(area, id, file, actor.account())) {
      return batches.byDigest(area, file.digest()).orElseThrow();
    }
    chunks.addFile(area, id, upload);
    ImportBatch.Counts counts = plan(area, id, new RecipientsFile(upload, file));
    audit.enter(
        area,
        Deed.of(actor, RecordAction.IMPORT_UPLOAD)
            .with("batch", id)
            .with("lines", counts.lines())
            .with("rejected", counts.rejected()));
    return batches.byId(area, id).orElseThrow();
  }

  /// Makes the plan anew, because the register has changed in between.
  ImportBatch planAnew(Area area, UUID id) {
    Optional<ImportBatch> batch = batches.lock(area, id);
    if (batch.isPresent() && batch.get().receipt().isEmpty()) {
      chunks.delete(
          area, id, ImportChunks.Kind.NEW, ImportChunks.Kind.CHANGED, ImportChunks.Kind.REJECTED);
      Upload upload = chunks.file(area, id);
      plan(area, id, new RecipientsFile(upload, FileInspection.of(upload)));
    }
    return batches.byId(area, id).orElseThrow(() -> new Refusal(ImportReason.NO_SUCH_IMPORT));
  }

  private ImportBatch.Counts plan(Area area, UUID id, RecipientsFile file) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), JAPAN);
    var planner = new ImportPlanner(area, id, keys.of(area), today, chunks, rejectedLines);
    ImportBatch.Counts counts = planner.plan(file);
    batches.planned(area, id, counts);
    return counts;
  }
}
