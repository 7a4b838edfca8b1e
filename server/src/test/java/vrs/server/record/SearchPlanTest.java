package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.platform.TestDatabase;

/// How PostgreSQL looks for persons once it has forgotten what is looked for: a generic plan must
/// use the index that is made for the search, also in an area of millions.
class SearchPlanTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @BeforeEach
  void people() {
    JdbcClient superuser = JdbcClient.create(database.superuser());
    superuser
        .sql(
            """
            insert into person (area, id, name, kana, search_key, name_key, birth_date, sex, protected, version)
            select '131016', gen_random_uuid(), key, key, key, key,
                   to_char(date '1930-01-01' + n % 30000, 'YYYY-MM-DD'), '9', false, 1
              from generate_series(1, 30000) n
             cross join lateral (select 'K' || n % 1000 as key) k
            """)
        .update();
    superuser.sql("analyze person").update();
  }

  @ParameterizedTest
  @CsvSource({"true, person_by_search_key", "false, person_by_name_key"})
  void a_name_is_found_by_its_key_and_birth_date_whatever_they_are(boolean kana, String index)
      throws SQLException {
    assertThat(plan(kana ? Persons.BY_KANA : Persons.BY_NAME))
        .contains("using " + index)
        .containsPattern("Index Cond:.*birth_date")
        .doesNotContain("Sort");
  }

  @Test
  void a_day_is_found_by_the_birth_date() throws SQLException {
    assertThat(plan(Persons.BY_BIRTH_DATE))
        .containsPattern("Index Scan using person_alike.*\n.*Index Cond:.*birth_date");
  }

  private static String plan(String statement) throws SQLException {
    List<String> names =
        List.of("area", "from", "to", "bornFrom", "bornTo", "inKana", "inName", "most");
    String numbered = statement;
    for (int i = names.size(); i > 0; i--) {
      numbered = numbered.replaceAll(":" + names.get(i - 1) + "\\b", "\\$" + i);
    }
    try (Connection connection = database.superuser().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute("set plan_cache_mode = force_generic_plan");
      sql.execute(
          "prepare search (text, text, text, text, text, text[], text[], int) as " + numbered);
      ResultSet lines =
          sql.executeQuery(
              "explain execute search ('131016', 'K1', 'K2', '1988-00-00', '1988-99-99', '{}', '{}', 300)");
      var plan = new StringBuilder();
      while (lines.next()) {
        plan.append(lines.getString(1)).append('\n');
      }
      return plan.toString();
    }
  }
}
