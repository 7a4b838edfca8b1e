package vrs.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The rules of V001, on whatever the migrations made (C1).
class SchemaTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final Catalogue catalogue = new Catalogue(database.owner());

  @Test
  void the_schema_is_the_one_that_was_reviewed() throws IOException {
    Golden.check("schema.sql", catalogue.schema());
  }

  @Test
  void the_rights_are_those_that_were_reviewed() throws IOException {
    Golden.check("grants.txt", catalogue.grants());
  }

  @Test
  void there_is_municipal_data() {
    assertThat(catalogue.areaTables()).contains("area_key");
  }

  @Test
  void row_security_is_forced_on_every_table_with_an_area() {
    nothing(
        """
        select c.relname
          from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'area' and not a.attisdropped
         where c.relnamespace = 'vrs'::regnamespace and c.relkind in ('r', 'p')
           and not (c.relrowsecurity and c.relforcerowsecurity and a.attnotnull)
        """);
  }

  @Test
  void only_the_own_area_is_let_through_and_the_owner_may_count() {
    nothing(
        """
        select relname || ': ' || polname
          from pg_policy
          join pg_class c on c.oid = polrelid
         where relnamespace = 'vrs'::regnamespace
           and polpermissive -- the others only take away
           and not (polroles = '{0}' and polcmd = '*'
                    and pg_get_expr(polqual, polrelid) = '(area = own_area())'
                    and coalesce(pg_get_expr(polwithcheck, polrelid), '(area = own_area())')
                        = '(area = own_area())')
           and not (polroles = array['vrs_owner'::regrole::oid] and polcmd = 'r')
           -- the log is sealed and audited over all areas
           and not (relname ~ '^audit_' and polname = 'sealer'
                    and polroles = array['vrs_worker'::regrole::oid])
           and not (relname ~ '^audit_' and polname = 'auditor' and polcmd = 'r'
                    and polroles = array['vrs_administration'::regrole::oid])
        """);
    nothing(
        """
        select relname
          from pg_class c
         where relnamespace = 'vrs'::regnamespace and relrowsecurity
           and not exists (select 1 from pg_policy where polrelid = c.oid and polname = 'own_area')
        """);
  }

  @Test
  void the_area_is_first_in_every_key() {
    nothing(
        """
        select c.relname || ': ' || i.indexrelid::regclass
          from pg_index i
          join pg_class c on c.oid = i.indrelid
          join pg_attribute area on area.attrelid = c.oid and area.attname = 'area'
         where c.relnamespace = 'vrs'::regnamespace
           and i.indisunique
           and i.indkey[0] <> area.attnum
        """);
    nothing(
        """
        select relname
          from pg_class c
         where relnamespace = 'vrs'::regnamespace and relkind = 'r'
           and not exists (select 1 from pg_index where indrelid = c.oid and indisprimary)
        """);
  }

  @Test
  void no_reference_leads_from_one_area_into_another() {
    nothing(
        """
        select f.conrelid::regclass || ': ' || f.conname
          from pg_constraint f
          join pg_attribute theirs
            on theirs.attrelid = f.confrelid and theirs.attname = 'area'
         where f.contype = 'f' and f.connamespace = 'vrs'::regnamespace
           and not exists (
             select 1
               from pg_attribute ours
              where ours.attrelid = f.conrelid and ours.attname = 'area'
                and f.conkey[1] = ours.attnum and f.confkey[1] = theirs.attnum)
        """);
    nothing(
        """
        select conrelid::regclass || ': ' || conname
          from pg_constraint
         where contype = 'x' and connamespace = 'vrs'::regnamespace
        """);
  }

  @Test
  void everything_belongs_to_the_owner_and_nobody_passes_row_security() {
    nothing(
        """
        select relname
          from pg_class
         where relnamespace = 'vrs'::regnamespace and relowner <> 'vrs_owner'::regrole
        """);
    nothing(
        """
        select rolname
          from pg_roles
         where rolname ~ '^vrs_' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
        """);
    nothing(
        """
        select member::regrole || ' is a member of ' || roleid::regrole
          from pg_auth_members
         where member::regrole::text ~ '^vrs_'
        """);
  }

  private void nothing(String statement) {
    assertThat(catalogue.query(statement)).isEmpty();
  }
}
