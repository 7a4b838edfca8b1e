package vrs.server.platform;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The roles that sign in to PostgreSQL: `vrs_owner`, which owns the schema, and one for each zone.
///
/// Roles belong to the whole cluster, so that databases can be many; rights inside a database are
/// the migrations' to give. None of the roles may pass row-level security (C1).
final class DatabaseRoles {
  static final String OWNER = "vrs_owner";

  /// Of an advisory lock: processes that start together take turns.
  private static final long TURN = 0x767273;

  private DatabaseRoles() {}

  static List<String> names() {
    var names = new ArrayList<String>();
    names.add(OWNER);
    Arrays.stream(Zone.values()).map(Zone::databaseRole).forEach(names::add);
    return names;
  }

  static Path passwordFile(Path secrets, String role) {
    return secrets.resolve(role + ".password");
  }

  /// Creates what is missing, and gives each role the password of its file. Repeatable.
  static void create(Connection administrator, Path secrets) throws SQLException {
    JdbcClient sql = client(administrator);
    sql.sql("select pg_advisory_lock(:turn)").param("turn", TURN).query().singleRow();
    try {
      for (String role : names()) {
        if (sql.sql("select 1 from pg_roles where rolname = :role")
            .param("role", role)
            .query()
            .listOfRows()
            .isEmpty()) {
          // Attributes are spelt out where they are the default: they are what this role must not
          // be.
          sql.sql(
                  "create role %s login nosuperuser nocreatedb nocreaterole noreplication nobypassrls"
                      .formatted(role))
              .update();
          sql.sql("alter role %s set search_path = vrs".formatted(role)).update();
        }
        // Sends the scram verifier, so that the password itself reaches no server log.
        administrator
            .unwrap(PGConnection.class)
            .alterUserPassword(
                role,
                Password.inOrNew(passwordFile(secrets, role)).text().toCharArray(),
                "scram-sha-256");
      }
    } finally {
      sql.sql("select pg_advisory_unlock(:turn)").param("turn", TURN).query().singleRow();
    }
  }

  /// Lets the roles, and nobody else, into the database that the connection is in.
  static void admit(Connection administrator) throws SQLException {
    JdbcClient sql = client(administrator);
    String database = "\"" + administrator.getCatalog().replace("\"", "\"\"") + "\"";
    sql.sql("revoke all on database %s from public".formatted(database)).update();
    sql.sql("grant create on database %s to %s".formatted(database, OWNER)).update();
    sql.sql("grant connect on database %s to %s".formatted(database, String.join(", ", names())))
        .update();
  }

  /// @throws CannotStart if a role is missing, or could pass row-level security
  static void check(DataSource database) {
    JdbcClient sql = JdbcClient.create(database);
    var there =
        sql.sql("select rolname from pg_roles where rolname in (:names)")
            .param("names", names())
            .query(String.class)
            .set();
    names().stream()
        .filter(name -> !there.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new CannotStart(
              "The PostgreSQL role %s is missing: create it (create role %s login), or give VRS an administrator who may create roles."
                  .formatted(name, name));
        });
    // Membership counts: a member can become what it is a member of.
    sql
        .sql(
            """
            select ours.rolname
              from pg_roles ours
              join pg_roles mighty on pg_has_role(ours.oid, mighty.oid, 'member')
             where ours.rolname in (:names)
               and (mighty.rolsuper or mighty.rolbypassrls)
            """)
        .param("names", names())
        .query(String.class)
        .list()
        .stream()
        .findFirst()
        .ifPresent(name -> {
          throw new CannotStart(
              "The PostgreSQL role %s may pass row-level security, which keeps the municipalities apart: alter role %s nosuperuser nobypassrls, and revoke its memberships."
                  .formatted(name, name));
        });
  }

  private static JdbcClient client(Connection connection) {
    return JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }
}
