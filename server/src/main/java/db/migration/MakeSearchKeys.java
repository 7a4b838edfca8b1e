package db.migration;

import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import vrs.server.record.SearchKeyUpdate;

/// Runs after the SQL files, at the first start and whenever search keys would be made otherwise.
///
/// It stands in this package because Flyway looks for migrations here.
public final class MakeSearchKeys implements JavaMigration {

  /// None: it is repeated when its checksum changes.
  @Override
  public @Nullable MigrationVersion getVersion() {
    return null;
  }

  @Override
  public String getDescription() {
    return "search keys";
  }

  @Override
  public Integer getChecksum() {
    return SearchKeyUpdate.version();
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    SearchKeyUpdate.run(context.getConnection());
  }
}
