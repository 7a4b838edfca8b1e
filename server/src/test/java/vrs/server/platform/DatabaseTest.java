package vrs.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @ParameterizedTest
  @EnumSource
  void a_zone_signs_in_as_its_own_role(Zone zone) {
    String role =
        JdbcClient.create(database.of(zone))
            .sql("select current_user")
            .query(String.class)
            .single();

    assertThat(role).isEqualTo(zone.databaseRole());
  }

  @ParameterizedTest
  @EnumSource
  void a_zone_can_make_no_tables(Zone zone) {
    for (String table : new String[] {"vrs.mine", "public.mine", "pg_temp.mine"}) {
      assertThatExceptionOfType(DataAccessException.class)
          .isThrownBy(() ->
              JdbcClient.create(database.of(zone))
                  .sql("create table %s (id int)".formatted(table))
                  .update())
          .havingRootCause()
          .withMessageContaining("permission denied");
    }
  }

  @Test
  void outside_every_area_the_own_area_equals_none() {
    var sql = JdbcClient.create(database.of(Zone.LGWAN));

    assertThat(sql.sql("select coalesce(own_area(), '')").query(String.class).single()).isEmpty();
  }
}
