package vrs.server.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// Of every table of an area somebody has decided whether it is in a backup (C6).
class BackupTablesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private final JdbcClient sql = JdbcClient.create(database.owner());

  @Test
  void every_table_of_an_area_is_in_a_backup_or_stays_out_for_a_reason() {
    List<String> tables =
        sql.sql(
                """
                select c.relname
                  from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attname = 'area'
                 where c.relnamespace = 'vrs'::regnamespace and c.relkind = 'r'
                """)
            .query(String.class)
            .list();

    assertThat(
            Stream.concat(
                    BackupTables.IN.stream().map(BackupTable::name),
                    BackupTables.OUT.keySet().stream())
                .toList())
        .containsExactlyInAnyOrderElementsOf(tables);
    assertThat(BackupTables.OUT.values()).noneMatch(String::isBlank);
  }

  /// Sealed bytes that went in as they are could be opened by nobody any more.
  @Test
  void of_every_column_of_bytes_it_is_known_whether_it_lies_sealed() {
    for (BackupTable table : BackupTables.IN) {
      var known = new HashSet<>(table.plainBytes());
      table.sealed().stream()
          .filter(sealed -> sealed.inside().isEmpty())
          .forEach(sealed -> known.add(sealed.column()));
      table.lookups().forEach(lookup -> known.add(lookup.column()));
      assertThat(
              columns(table, "and atttypid = 'bytea'::regtype").stream()
                  .filter(column -> !table.keepsBack(column)))
          .as(table.name())
          .allMatch(known::contains);
    }
  }

  @Test
  void what_is_declared_is_there_and_the_key_orders_all_rows() {
    for (BackupTable table : BackupTables.IN) {
      List<String> columns = columns(table, "");
      assertThat(columns).containsAll(table.key()).containsAll(table.plainBytes());
      table.sealed().forEach(each -> assertThat(columns).contains(each.column()));
      table.lookups().forEach(each -> assertThat(columns).contains(each.column(), each.of()));
      table.withheld().forEach(each -> assertThat(columns).contains(each.column()));
      assertThat(primaryKey(table))
          .as(table.name())
          .isEqualTo("area, " + String.join(", ", table.key()));
    }
  }

  /// What the worker may read is what a backup has of it: no password, no PIN.
  @Test
  void the_worker_reads_what_a_backup_has_and_no_more() {
    for (BackupTable table : BackupTables.IN) {
      for (String column : columns(table, "")) {
        boolean readable =
            sql.sql("select has_column_privilege(:role, :table, :column, 'select')")
                .param("role", Zone.WORKER.databaseRole())
                .param("table", table.name())
                .param("column", column)
                .query(Boolean.class)
                .single();
        boolean kept = table.withheld().stream().noneMatch(each -> each.column().equals(column));
        assertThat(readable).as(table.name() + "." + column).isEqualTo(kept);
      }
    }
  }

  private List<String> columns(BackupTable table, String condition) {
    return sql.sql(
            """
            select attname from pg_attribute
             where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped
               and attname <> 'area'
            """
                + condition)
        .param("table", table.name())
        .query(String.class)
        .list();
  }

  private String primaryKey(BackupTable table) {
    return sql.sql(
            """
            select string_agg(attname, ', ' order by place)
              from pg_index i
             cross join lateral unnest(i.indkey) with ordinality as part (number, place)
              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = part.number
             where i.indrelid = cast(:table as regclass) and i.indisprimary
            """)
        .param("table", table.name())
        .query(String.class)
        .single();
  }
}
