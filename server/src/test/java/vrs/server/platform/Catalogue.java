package vrs.server.platform;

import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the schema is, asked of PostgreSQL's catalogue in words that are the same on every version.
final class Catalogue {
  private final JdbcClient sql;

  Catalogue(DataSource owner) {
    this.sql = JdbcClient.create(owner);
  }

  /// Tables, columns, keys, indexes, row security, policies, views and functions.
  String schema() {
    String tables = relations("r").stream().map(this::table).collect(Collectors.joining("\n"));
    String views =
        relations("v").stream()
            .map(view -> "view " + view + "\n" + lines(COLUMNS, view))
            .collect(Collectors.joining("\n"));
    return tables + "\n" + views + "\n" + lines(FUNCTIONS, "");
  }

  /// Who may do what, one line for each role and table.
  String grants() {
    return lines(GRANTS, "");
  }

  /// Tables of municipal data: those with an area.
  List<String> areaTables() {
    return withArea("r");
  }

  List<String> areaViews() {
    return withArea("v");
  }

  List<String> query(String statement) {
    return sql.sql(statement).query((row, _) -> row.getString(1)).list();
  }

  private List<String> withArea(String kind) {
    return relations(kind).stream()
        .filter(name ->
            !sql.sql(
                    """
                    select 1
                      from pg_attribute
                     where attrelid = cast(:name as regclass) and attname = 'area'
                       and not attisdropped
                    """)
                .param("name", name)
                .query()
                .listOfRows()
                .isEmpty())
        .toList();
  }

  private String table(String name) {
    return "table "
        + name
        + "\n"
        + lines(COLUMNS, name)
        + lines(CONSTRAINTS, name)
        + lines(INDEXES, name)
        + lines(SECURITY, name);
  }

  private List<String> relations(String kind) {
    return sql.sql(
            """
            select relname
              from pg_class
             where relnamespace = 'vrs'::regnamespace
               and relkind = :kind::"char"
               and relname <> 'flyway_schema_history'
             order by relname collate "C"
            """)
        .param("kind", kind)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private String lines(String statement, String relation) {
    return sql
        .sql(statement)
        .param("relation", relation)
        .query((row, _) -> row.getString(1) + "\n")
        .list()
        .stream()
        .collect(Collectors.joining());
  }

  private static final String COLUMNS =
      """
      select '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
             || case when a.attnotnull then ' not null' else '' end
             || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
        from pg_attribute a
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
       where a.attrelid = cast(:relation as regclass)
         and a.attnum > 0
         and not a.attisdropped
       order by a.attnum
      """;

  /// Since version 18 "not null" is a constraint too; the column says so already.
  private static final String CONSTRAINTS =
      """
      select '  ' || regexp_replace(pg_get_constraintdef(oid), '\\s+', ' ', 'g')
        from pg_constraint
       where conrelid = cast(:relation as regclass)
         and contype in ('p', 'u', 'f', 'c', 'x')
       order by array_position(array['p', 'u', 'f', 'c', 'x'], contype::text),
                pg_get_constraintdef(oid) collate "C"
      """;

  private static final String INDEXES =
      """
      select '  ' || replace(pg_get_indexdef(i.indexrelid), ' ON vrs.', ' ON ')
        from pg_index i
       where i.indrelid = cast(:relation as regclass)
         and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
       order by pg_get_indexdef(i.indexrelid) collate "C"
      """;

  private static final String SECURITY =
      """
      select line
        from (select 1 as place,
                     '  row security'
                     || case when relrowsecurity then ' enabled' else ' off' end
                     || case when relforcerowsecurity then ' forced' else '' end as line
                from pg_class
               where oid = cast(:relation as regclass)
                 and (relrowsecurity or relforcerowsecurity)
              union all
              select 2,
                     '  policy ' || polname
                     || case polcmd when '*' then ' for all' when 'r' then ' for select'
                                    when 'a' then ' for insert' when 'w' then ' for update'
                                    else ' for delete' end
                     || ' to ' || case when polroles = '{0}' then 'public'
                                       else array_to_string(polroles::regrole[], ', ') end
                     || case when polpermissive then '' else ' restrictive' end
                     || coalesce(' using ' || pg_get_expr(polqual, polrelid), '')
                     || coalesce(' with check ' || pg_get_expr(polwithcheck, polrelid), '')
                from pg_policy
               where polrelid = cast(:relation as regclass)) as security
       order by place, line collate "C"
      """;

  private static final String FUNCTIONS =
      """
      select 'function ' || proname || '(' || pg_get_function_identity_arguments(p.oid) || ') returns '
             || pg_get_function_result(p.oid)
             || ' language ' || lanname
             || case provolatile when 'i' then ' immutable' when 's' then ' stable' else ' volatile' end
             || case when prosecdef then ' security definer' else '' end
        from pg_proc p
        join pg_language l on l.oid = p.prolang
       where pronamespace = 'vrs'::regnamespace
         and cast(:relation as text) = ''
       order by proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"
      """;

  private static final String GRANTS =
      """
      select what || '  ' || who || '  ' || string_agg(lower(verb), ', ' order by verb collate "C")
        from (select 'schema vrs' as what, n.nspowner as owner, x.grantee, x.privilege_type as verb
                from pg_namespace n, aclexplode(n.nspacl) x
               where nspname = 'vrs'
              union all
              select case relkind when 'v' then 'view ' when 'S' then 'sequence ' else 'table ' end
                     || relname, relowner, x.grantee, x.privilege_type
                from pg_class c, aclexplode(c.relacl) x
               where relnamespace = 'vrs'::regnamespace
              union all
              select 'table ' || relname, relowner, x.grantee,
                     x.privilege_type || ' (' || string_agg(a.attname, ', ' order by a.attnum) || ')'
                from pg_class c
                join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) x
               where relnamespace = 'vrs'::regnamespace
               group by relname, relowner, x.grantee, x.privilege_type
              union all
              select 'function ' || proname, proowner, x.grantee, x.privilege_type
                from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
               where pronamespace = 'vrs'::regnamespace) as acl
       cross join lateral
             (select case when grantee = 0 then 'public' else grantee::regrole::text end as who) as name
       where grantee <> owner
         and cast(:relation as text) = ''
       group by what, who
       order by what collate "C", who collate "C"
      """;
}
