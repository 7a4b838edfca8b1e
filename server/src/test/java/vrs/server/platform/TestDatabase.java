package vrs.server.platform;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A database of the test class's own: all migrations, nobody else's rows, dropped afterwards.
///
/// ```java
/// @RegisterExtension static final TestDatabase database = new TestDatabase();
///
/// final Areas areas = new Areas(database.of(Zone.LGWAN));
/// ```
///
/// It is a real PostgreSQL: the bundled one, or with `-Dvrs.test.database=URL` another (see
/// [TestCluster]).
public final class TestDatabase implements AfterAllCallback {
  private final String name = "vrs_test_" + UUID.randomUUID().toString().replace("-", "");
  private @Nullable Database database;

  /// The pool of a zone's role, with that zone's rights.
  public DataSource of(Zone zone) {
    return open().of(zone);
  }

  /// The owner of the schema, for what no zone may do. Row-level security holds for it too.
  public DataSource owner() {
    open();
    return as(DatabaseRoles.OWNER, TestCluster.instance().password(DatabaseRoles.OWNER));
  }

  /// A superuser: sees the rows of all areas. For looking at what a test has left behind.
  public DataSource superuser() {
    open();
    return as(
        TestCluster.instance().administrator().user(),
        TestCluster.instance().administrator().password());
  }

  /// For tests that start the whole server on this database.
  public DatabaseSettings settings() {
    open();
    return external();
  }

  @Override
  public void afterAll(ExtensionContext context) throws SQLException {
    if (database != null) {
      database.close();
      database = null;
      TestCluster.instance().drop(name);
    }
  }

  private synchronized Database open() {
    if (database == null) {
      TestCluster.instance().cloneTemplate(name);
      database = new Database(external().url(), external(), EnumSet.allOf(Zone.class), null);
    }
    return database;
  }

  private DatabaseSettings.External external() {
    TestCluster cluster = TestCluster.instance();
    return new DatabaseSettings.External(
        cluster.url(name), Optional.empty(), cluster.secrets(), 16);
  }

  private DataSource as(String user, Password password) {
    var source = new DriverManagerDataSource(external().url(), Database.driverSettings());
    source.setUsername(user);
    source.setPassword(password.text());
    return source;
  }
}
