package vrs.server.record;

import java.util.UUID;
import vrs.server.platform.AreaCode;

/// A work on an import that this process has taken (取込の作業).
///
/// @param worker the token that says so in the row of the import
record ImportWork(AreaCode area, UUID batch, UUID worker, ImportProgress progress) {
  ImportWork(AreaCode area, UUID batch) {
    this(area, batch, UUID.randomUUID(), new ImportProgress());
  }
}
