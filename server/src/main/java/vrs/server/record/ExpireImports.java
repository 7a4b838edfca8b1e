package vrs.server.record;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.municipality.Masters;
import vrs.server.municipality.Municipality;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;

/// Deletes what nobody confirmed within seven days, and the lines that receipts of that age kept
/// for files of errors (取込の期限切れ). A receipt itself stays, with its counts.
@Component
public final class ExpireImports {
  private final Areas areas;
  private final Masters masters;
  private final ImportBatches batches;
  private final Audit audit;

  ExpireImports(Areas areas, Masters masters, ImportBatches batches, Audit audit) {
    this.areas = areas;
    this.masters = masters;
    this.batches = batches;
    this.audit = audit;
  }

  /// In every area, each in a transaction of its own.
  public void expire() {
    masters.current().municipalities().stream()
        .map(Municipality::area)
        .distinct()
        .forEach(code -> areas.write(code, this::expireIn));
  }

  /// @return the imports that are no more
  List<UUID> expireIn(Area area) {
    List<UUID> gone = batches.expire(area);
    audit.enterAll(
        area,
        gone.stream()
            .map(batch -> Deed.by("worker", RecordAction.IMPORT_EXPIRE).with("batch", batch))
            .toList());
    return gone;
  }
}
