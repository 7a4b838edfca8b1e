package vrs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.platform.Messages;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.record.EveryTrace;
import vrs.server.record.Trace;

/// No table that names a person, a dose or a ticket is forgotten by an erasure (C2).
class TracesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static TestZones zones;

  /// Tables with such a column that name nobody of the register.
  private static final Set<String> OF_SOMEBODY_ELSE =
      Set.of(
          "shift" // a person of the site
          );

  @BeforeAll
  static void start() {
    zones = new TestZones(database, folder, Set.of(Zone.LGWAN));
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  private static List<Trace> traces() {
    return zones.bean(Zone.LGWAN, EveryTrace.class).all();
  }

  @Test
  void every_table_that_names_a_person_a_dose_or_a_ticket_is_cleared_by_an_erasure() {
    Set<String> naming =
        new TreeSet<>(
            JdbcClient.create(database.superuser())
                .sql(
                    """
                    select distinct c.relname
                      from pg_class c
                      join pg_attribute area on area.attrelid = c.oid and area.attname = 'area'
                      join pg_attribute a
                        on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                     where c.relnamespace = 'vrs'::regnamespace and c.relkind = 'r'
                       and a.atttypid not in ('integer'::regtype, 'bigint'::regtype) -- counts
                       and (a.attname ~ '(^|_)(persons?|doses?|tickets?|recipients?|holder)(_|$)'
                            or c.relname in ('person', 'dose', 'ticket'))
                    """)
                .query(String.class)
                .list());
    naming.removeAll(OF_SOMEBODY_ELSE);

    assertThat(traces().stream().map(Trace::table).collect(Collectors.toSet())).containsAll(naming);
  }

  @Test
  void every_trace_has_words_for_who_decides_in_both_languages() {
    var messages = new Messages();
    for (Trace trace : traces()) {
      for (Locale locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
        assertThat(messages.text("erasure.trace." + trace.table(), Map.of(), locale)).isNotBlank();
      }
    }
  }
}
