package vrs.server.erasure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;

/// Deletes the rows of a closed area in every table that has an area, whichever rooms have made
/// them: the catalogue says which those are. What stays is named here, and it is little.
final class DeleteRows {
  /// The log outlives the area (C7), and so does how it was erased.
  static final Set<String> KEPT =
      Set.of("audit_entry", "audit_seal", "audit_unsealed", "area_erasure", "area_erasure_step");

  private final JdbcClient catalogue;
  private final Areas areas;

  DeleteRows(DataSource owner) {
    this.catalogue = JdbcClient.create(owner);
    this.areas = Areas.alsoClosed(owner);
  }

  /// One transaction a table: what is done stays done.
  void delete(AreaCode code) {
    for (String table : tables()) {
      areas.write(code, area -> area.sql("delete from " + table + " where area = :area").update());
    }
  }

  /// How many rows there are by table, without those that have none.
  Map<String, Long> there(AreaCode code) {
    var rows = new LinkedHashMap<String, Long>();
    for (String table : tables()) {
      long there =
          areas.read(
              code,
              area ->
                  area.sql("select count(*) from " + table + " where area = :area")
                      .query(Long.class)
                      .single());
      if (there > 0) {
        rows.put(table, there);
      }
    }
    return rows;
  }

  /// All that are not kept, those that refer before those that they refer to.
  List<String> tables() {
    var left =
        new ArrayList<>(
            catalogue
                .sql(
                    """
                    select quote_ident(c.relname)
                      from pg_class c
                      join pg_attribute a on a.attrelid = c.oid and a.attname = 'area'
                     where c.relnamespace = 'vrs'::regnamespace and c.relkind in ('r', 'p')
                       and not c.relispartition
                     order by 1
                    """)
                .query(String.class)
                .list());
    left.removeAll(KEPT);
    Map<String, Set<String>> referring = referring();
    var ordered = new ArrayList<String>();
    while (!left.isEmpty()) {
      List<String> free =
          left.stream()
              .filter(table -> ordered.containsAll(referring.getOrDefault(table, Set.of())))
              .toList();
      if (free.isEmpty()) {
        throw new IllegalStateException("tables refer to each other in a circle: " + left);
      }
      ordered.addAll(free);
      left.removeAll(free);
    }
    return ordered;
  }

  /// By table, the others that refer to it.
  private Map<String, Set<String>> referring() {
    var referring = new LinkedHashMap<String, Set<String>>();
    catalogue
        .sql(
            """
            select quote_ident(theirs.relname) as referred, quote_ident(ours.relname) as referring
              from pg_constraint f
              join pg_class ours on ours.oid = f.conrelid
              join pg_class theirs on theirs.oid = f.confrelid
             where f.contype = 'f' and f.connamespace = 'vrs'::regnamespace
               and f.conrelid <> f.confrelid
            """)
        .query(row -> {
          referring
              .computeIfAbsent(row.getString("referred"), _ -> new HashSet<>())
              .add(row.getString("referring"));
        });
    referring.values().forEach(names -> names.removeAll(KEPT));
    return referring;
  }
}
