package vrs.server.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.platform.SealedFile;

/// Takes in a file to be imported. It is inspected while it arrives, and what is not fit for a plan
/// is refused where that is seen; the rest of it is not read, and nothing of it is kept.
///
/// What is fit waits sealed for its plan and then for a confirmation, for seven days. Who sends the
/// same file again gets the same import, confirmed or not (A4).
@Component
public final class ReceiveImport {
  private final Areas areas;
  private final ImportBatches batches;
  private final ImportChunks chunks;
  private final ExpireImports expireImports;
  private final Audit audit;

  ReceiveImport(
      Areas areas,
      ImportBatches batches,
      ImportChunks chunks,
      ExpireImports expireImports,
      Audit audit) {
    this.areas = areas;
    this.batches = batches;
    this.chunks = chunks;
    this.expireImports = expireImports;
    this.audit = audit;
  }

  /// @param arriving is read once, before any transaction begins: a sender may be slow
  /// @throws Refusal D101 to D112, D116 to D118
  public ImportBatch receive(Actor actor, InputStream arriving) {
    try (var aside = new SealedFile()) {
      FileInspection inspection;
      try (OutputStream sealing = aside.write()) {
        inspection = FileInspection.of(arriving, sealing);
      }
      ImportFile file = ImportFile.of(aside::open, inspection);
      return areas.write(actor.office(), area -> keep(area, actor, file));
    } catch (Refusal refusal) {
      audit.look(
          actor.office(), Deed.of(actor, RecordAction.IMPORT_UPLOAD).refused(refusal.reason()));
      throw refusal;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ImportBatch keep(Area area, Actor actor, ImportFile file) {
    expireImports.expireIn(area);
    UUID id = UUID.randomUUID();
    if (!batches.add(area, id, file, actor.account())) {
      return batches.byDigest(area, file.inspection().digest()).orElseThrow();
    }
    chunks.addFile(area, id, file.upload());
    audit.enter(
        area,
        Deed.of(actor, RecordAction.IMPORT_UPLOAD)
            .with("batch", id)
            .with("format", file.header().format())
            .with("lines", file.inspection().lines() - 1));
    return batches.byId(area, id).orElseThrow();
  }
}
