package vrs.server;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// All rows of one area, as only a superuser sees them.
final class AreaRows {
  /// The sealer works on these while the test runs; the entries that it seals are watched.
  private static final Set<String> SEALED_MEANWHILE = Set.of("audit_unsealed", "audit_seal");

  private final JdbcClient all;
  private final String area;
  private final List<String> tables;
  private final Map<String, Set<String>> recognisable = new TreeMap<>();

  AreaRows(JdbcClient all, String area) {
    this.all = all;
    this.area = area;
    this.tables =
        all.sql(
                """
                select c.relname
                  from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attname = 'area'
                 where c.relnamespace = 'vrs'::regnamespace and c.relkind = 'r'
                 order by c.relname
                """)
            .query(String.class)
            .list();
    tables.forEach(table -> recognisable.put(table, recognisable(table)));
  }

  /// The rows as text, by table.
  record Picture(Map<String, Set<String>> rows) {}

  Picture picture() {
    return new Picture(
        tables.stream()
            .filter(table -> !SEALED_MEANWHILE.contains(table))
            .collect(Collectors.toMap(table -> table, this::rows)));
  }

  private Set<String> rows(String table) {
    return Set.copyOf(
        all.sql("select t::text from %s t where area = :area".formatted(table))
            .param("area", area)
            .query(String.class)
            .list());
  }

  /// Tables that have more rows now.
  ///
  /// @throws AssertionError if a row of then has gone or has changed
  Set<String> changes(Picture before) {
    var changed = new TreeSet<String>();
    picture()
        .rows()
        .forEach((table, now) -> {
          Set<String> then = before.rows().get(table);
          if (!now.containsAll(then)) {
            throw new AssertionError("a row of " + table + " has changed");
          }
          if (!now.equals(then)) {
            changed.add(table);
          }
        });
    return changed;
  }

  List<String> emptyTables() {
    return picture().rows().entrySet().stream()
        .filter(table -> table.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Every id, text and large number that stands in this area and nowhere else.
  Set<String> recognisable() {
    return recognisable.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  /// Of it, what an auditor may not see either, who has the whole log: it holds ids, and the
  /// reasons that staff gave for it, and no names.
  Set<String> recognisableButInTheLog() {
    Set<String> reasons =
        Set.copyOf(
            all.sql("select distinct purpose from audit_entry where area = :area and purpose <> ''")
                .param("area", area)
                .query(String.class)
                .list());
    return recognisable.entrySet().stream()
        .filter(each -> !each.getKey().startsWith("audit_"))
        .flatMap(each -> each.getValue().stream())
        .filter(value -> !reasons.contains(value))
        .filter(value -> !value.matches("[0-9a-f-]{36}"))
        .collect(Collectors.toSet());
  }

  private Set<String> recognisable(String table) {
    return columns(table).stream()
        .flatMap(column ->
            all
                .sql(
                    """
                    select distinct %1$s::text from %2$s where area = :area and length(%1$s::text) > 4
                    except
                    select %1$s::text from %2$s where area <> :area
                    """
                        .formatted(column, table))
                .param("area", area)
                .query(String.class)
                .list()
                .stream())
        .filter(value -> !value.equals(area))
        .collect(Collectors.toSet());
  }

  private List<String> columns(String table) {
    return all.sql(
            """
            select quote_ident(attname)
              from pg_attribute
             where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped
               and atttypid in ('text'::regtype, 'uuid'::regtype, 'integer'::regtype)
            """)
        .param("table", table)
        .query(String.class)
        .list();
  }
}
