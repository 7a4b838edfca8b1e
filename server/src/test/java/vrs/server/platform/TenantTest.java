package vrs.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One municipality can't read, count, write or delete another's rows, whatever a zone's statements
/// say (C1): tried with every zone's role on every table that the migrations made.
///
/// In this class's database checks and references are dropped, so that any row can be made; what is
/// tried here holds without their help.
class TenantTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final String MINE = "131016";
  private static final String THEIRS = "141003";

  @BeforeAll
  static void a_row_of_each_area_in_every_table() {
    JdbcClient sql = JdbcClient.create(database.superuser());
    for (String drop :
        sql.sql(
                """
                select format('alter table %s drop constraint %I', conrelid::regclass, conname)
                  from pg_constraint
                 where connamespace = 'vrs'::regnamespace and contype in ('c', 'f')
                 order by contype desc
                """)
            .query((row, _) -> row.getString(1))
            .list()) {
      sql.sql(drop).update();
    }
    for (String table : tables()) {
      sql.sql("delete from " + table).update();
      sql.sql(insert(table, MINE)).update();
      sql.sql(insert(table, THEIRS)).update();
    }
  }

  static List<String> tables() {
    return new Catalogue(database.owner()).areaTables();
  }

  static Stream<Arguments> everyZoneAndTable() {
    List<String> tables = tables();
    return Arrays.stream(Zone.values())
        .flatMap(zone -> tables.stream().map(table -> Arguments.of(zone, table)));
  }

  /// The audit log is sealed by the worker and read by auditors over all areas.
  static Stream<Arguments> everyZoneAndTableItReads() {
    return everyZoneAndTable()
        .filter(pair ->
            !(pair.get()[1].toString().startsWith("audit_")
                && (pair.get()[0] == Zone.WORKER || pair.get()[0] == Zone.ADMINISTRATION)));
  }

  /// The sealer takes entries of all areas from the queue and adds their seals.
  static Stream<Arguments> everyZoneAndTableItChanges() {
    return everyZoneAndTable()
        .filter(pair ->
            !(List.of("audit_unsealed", "audit_seal").contains(pair.get()[1])
                && pair.get()[0] == Zone.WORKER));
  }

  static Stream<Arguments> everyZoneAndView() {
    List<String> views = new Catalogue(database.owner()).areaViews();
    return Stream.concat(
        Stream.of(Arguments.of(Zone.LGWAN, "area_key")), // JUnit refuses an empty list
        Arrays.stream(Zone.values())
            .flatMap(zone -> views.stream().map(view -> Arguments.of(zone, view))));
  }

  @ParameterizedTest
  @MethodSource("everyZoneAndTableItReads")
  void outside_every_area_no_row_is_seen(Zone zone, String table) throws SQLException {
    assertThat(count(zone, null, "select count(*) from " + table)).isZero();
    assertThat(count(zone, "", "select count(*) from " + table)).isZero();
  }

  @ParameterizedTest
  @MethodSource("everyZoneAndTableItReads")
  void inside_an_area_only_its_rows_are_seen(Zone zone, String table) throws SQLException {
    boolean seen = may(zone, table) && !isOfAnotherZonesStaff(zone, table);
    assertThat(count(zone, MINE, "select count(*) from " + table)).isEqualTo(seen ? 1 : 0);
    assertThat(
            count(zone, MINE, "select count(*) from %s where area <> '%s'".formatted(table, MINE)))
        .isZero();
  }

  /// The areas here are municipalities', whose staff come in over LGWAN only (A2).
  private static boolean isOfAnotherZonesStaff(Zone zone, String table) {
    return zone == Zone.ADMINISTRATION && List.of("account", "session").contains(table);
  }

  @ParameterizedTest
  @MethodSource("everyZoneAndView")
  void views_tell_of_no_other_area(Zone zone, String view) throws SQLException {
    assertThat(
            count(zone, MINE, "select count(*) from %s where area <> '%s'".formatted(view, MINE)))
        .isZero();
  }

  @ParameterizedTest
  @MethodSource("everyZoneAndTableItChanges")
  void another_areas_rows_are_not_inserted_updated_moved_or_deleted(Zone zone, String table)
      throws SQLException {
    long before = theirs(table);

    assertThat(change(zone, insert(table, THEIRS))).isZero();
    assertThat(change(zone, "delete from %s where area = '%s'".formatted(table, THEIRS))).isZero();
    assertThat(change(zone, "update %s set area = '%s'".formatted(table, THEIRS))).isZero();
    for (String column : columns(table)) {
      assertThat(
              change(
                  zone,
                  "update %s set %s = %s where area = '%s'"
                      .formatted(table, column, column, THEIRS)))
          .isZero();
    }
    assertThat(change(zone, "truncate " + table)).isZero();
    assertThat(theirs(table)).isEqualTo(before).isEqualTo(1);
  }

  private static boolean may(Zone zone, String table) {
    return JdbcClient.create(database.owner())
        .sql("select has_any_column_privilege(:role, :table, 'select')")
        .param("role", zone.databaseRole())
        .param("table", table)
        .query(Boolean.class)
        .single();
  }

  private static long theirs(String table) {
    return JdbcClient.create(database.superuser())
        .sql("select count(*) from %s where area = '%s'".formatted(table, THEIRS))
        .query(Long.class)
        .single();
  }

  /// Rows counted; none where the right is missing.
  private static long count(Zone zone, @Nullable String area, String select) throws SQLException {
    return inside(
        zone,
        area,
        statement -> {
          try (var row = statement.executeQuery(select)) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  /// Rows changed from inside [#MINE]; none where it is refused.
  private static long change(Zone zone, String sql) throws SQLException {
    return inside(zone, MINE, statement -> (long) statement.executeUpdate(sql));
  }

  private static long inside(Zone zone, @Nullable String area, Work work) throws SQLException {
    try (Connection connection = database.of(zone).getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        if (area != null) {
          statement.execute("select set_config('vrs.area', '%s', true)".formatted(area));
        }
        return work.on(statement);
      } catch (SQLException e) {
        assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("42501"); // insufficient privilege
        return 0;
      } finally {
        connection.rollback();
      }
    }
  }

  private interface Work {
    long on(Statement statement) throws SQLException;
  }

  private static List<String> columns(String table) {
    return JdbcClient.create(database.owner())
        .sql(
            """
            select quote_ident(attname)
              from pg_attribute
             where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped
               and attgenerated = '' and attidentity = ''
             order by attnum
            """)
        .param("table", table)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /// An insert of any values that the types allow.
  private static String insert(String table, String area) {
    List<String> columns = columns(table);
    List<String> values =
        JdbcClient.create(database.owner())
            .sql(
                """
                select case when attname = 'area' then :area
                            else case
                              when typcategory = 'A' then '''{}'''
                              when typname = 'uuid' then 'gen_random_uuid()'
                              when typname in ('json', 'jsonb') then '''{}'''
                              when typname = 'bytea' then '''00'''
                              when typcategory = 'D' then 'now()'
                              when typcategory = 'B' then 'true'
                              when typcategory = 'N' then '1'
                              when typcategory = 'T' then '''1 day'''
                              when typcategory = 'I' then '''127.0.0.1'''
                              else '''x''' end
                       end
                  from pg_attribute
                  join pg_type t on t.oid = atttypid
                 where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped
                   and attgenerated = '' and attidentity = ''
                 order by attnum
                """)
            .param("area", "'" + area + "'")
            .param("table", table)
            .query((row, _) -> row.getString(1))
            .list();
    return "insert into %s (%s) values (%s)"
        .formatted(table, String.join(", ", columns), String.join(", ", values));
  }
}
