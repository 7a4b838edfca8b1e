package vrs.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows in PostgreSQL's binary form arrive as they were, whichever PostgreSQL takes them.
final class RowsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-0123456789ab");

  private enum Sample implements Rows.Column {
    ID(Rows.Type.UUID),
    NAME(Rows.Type.TEXT),
    SEALED(Rows.Type.BYTES),
    BORN(Rows.Type.DAY),
    HIDDEN(Rows.Type.BOOLEAN),
    VERSION(Rows.Type.INTEGER),
    SEQUENCE(Rows.Type.LONG),
    AT(Rows.Type.TIME),
    CONTENT(Rows.Type.JSON);

    private final Rows.Type type;

    Sample(Rows.Type type) {
      this.type = type;
    }

    @Override
    public Rows.Type type() {
      return type;
    }
  }

  private static void add(Rows<Sample> rows, String name, LocalDate born, Instant at) {
    rows.put(Sample.ID, ID)
        .put(Sample.NAME, name)
        .put(Sample.SEALED, new byte[] {0, -1, 39, 92})
        .put(Sample.BORN, born)
        .put(Sample.HIDDEN, true)
        .put(Sample.VERSION, Integer.MIN_VALUE)
        .put(Sample.SEQUENCE, Long.MAX_VALUE)
        .put(Sample.AT, at)
        .put(Sample.CONTENT, "{\"氏名\": \"𠮷野 \\\"髙\\\"\"}")
        .endRow();
  }

  @Test
  void every_type_arrives_as_it_was_sent() {
    var rows = new Rows<>(Sample.class);
    add(
        rows,
        "𠮷野\u3000﨑\"{},\\ NULL",
        LocalDate.of(1868, 1, 1),
        Instant.parse("1999-12-31T23:59:59.999999Z"));
    add(rows, "", LocalDate.of(2026, 11, 26), Instant.parse("2026-11-26T05:57:47.000001Z"));

    assertThat(arrived(rows))
        .containsExactly(
            ID
                + "|𠮷野\u3000﨑\"{},\\ NULL|00ff275c|1868-01-01|true|-2147483648|9223372036854775807"
                + "|1999-12-31T23:59:59.999999Z|𠮷野 \"髙\"",
            ID
                + "||00ff275c|2026-11-26|true|-2147483648|9223372036854775807"
                + "|2026-11-26T05:57:47.000001Z|𠮷野 \"髙\"");
  }

  @Test
  void what_is_not_there_is_null() {
    var rows = new Rows<>(Sample.class);
    for (Sample column : Sample.values()) {
      rows.put(column, Optional.empty());
    }
    rows.endRow();

    int columns =
        rows.bind(
                JdbcClient.create(database.superuser())
                    .sql(
                        "select num_nulls(id, name, sealed, born, hidden, version, sequence, at,"
                            + " content) from "
                            + Rows.from(Sample.class)))
            .query(Integer.class)
            .single();
    assertThat(columns).isEqualTo(Sample.values().length);
  }

  @Test
  void rows_laid_aside_are_the_same_when_taken_up_again() {
    var rows = new Rows<>(Sample.class);
    add(rows, "髙橋", LocalDate.of(1980, 2, 17), Instant.EPOCH);
    add(rows, "例", LocalDate.of(1981, 2, 17), Instant.EPOCH);

    Rows<Sample> again = Rows.of(Sample.class, rows.bytes());

    assertThat(again.size()).isEqualTo(2);
    assertThat(arrived(again)).isEqualTo(arrived(rows));
  }

  @Test
  void a_row_with_a_value_too_few_or_of_another_type_is_refused() {
    var rows = new Rows<>(Sample.class);
    rows.put(Sample.ID, ID);
    assertThatIllegalStateException().isThrownBy(rows::endRow);
    assertThatIllegalArgumentException().isThrownBy(() -> rows.put(Sample.NAME, 7));
  }

  private static List<String> arrived(Rows<Sample> rows) {
    var lines = new ArrayList<String>();
    rows.bind(
            JdbcClient.create(database.superuser())
                .sql("select line.*, content ->> '氏名' as said from " + Rows.from(Sample.class)))
        .query(row -> {
          lines.add(
              String.join(
                  "|",
                  row.getString("id"),
                  row.getString("name"),
                  HexFormat.of().formatHex(row.getBytes("sealed")),
                  row.getString("born"),
                  Boolean.toString(row.getBoolean("hidden")),
                  Integer.toString(row.getInt("version")),
                  Long.toString(row.getLong("sequence")),
                  row.getTimestamp("at").toInstant().toString(),
                  row.getString("said")));
        });
    return lines;
  }
}
