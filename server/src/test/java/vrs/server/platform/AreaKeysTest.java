package vrs.server.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class AreaKeysTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final AreaCode YOKOHAMA = new AreaCode("141003");
  private static final UUID ROW = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final SealedPlace PLACE = new SealedPlace(ROW, "person.number");
  private static final byte[] NUMBER = "123456789018".getBytes(UTF_8);

  @TempDir Path folder;
  private AreaKeys keys;

  @BeforeEach
  void anew() {
    JdbcClient.create(database.superuser()).sql("delete from area_key").update();
    keys = keys();
  }

  @Test
  void a_sealed_value_opens_at_its_place_also_in_another_process() {
    SealedBytes sealed = keys.of(CHIYODA).seal(NUMBER, PLACE);

    assertThat(keys().of(CHIYODA).open(SealedBytes.of(sealed.bytes()), PLACE)).isEqualTo(NUMBER);
    assertThat(new String(sealed.bytes(), UTF_8)).doesNotContain("123456789018");
  }

  @Test
  void equal_values_are_sealed_differently_and_found_equally() {
    AreaCipher chiyoda = keys.of(CHIYODA);

    assertThat(chiyoda.seal(NUMBER, PLACE)).isNotEqualTo(chiyoda.seal(NUMBER, PLACE));
    assertThat(chiyoda.lookup("individual-number", "123456789018"))
        .hasSize(32)
        .isEqualTo(keys().of(CHIYODA).lookup("individual-number", "123456789018"))
        .isNotEqualTo(chiyoda.lookup("passport", "123456789018"))
        .isNotEqualTo(keys.of(YOKOHAMA).lookup("individual-number", "123456789018"));
  }

  @Test
  void a_value_moved_to_another_row_column_or_area_does_not_open() {
    SealedBytes sealed = keys.of(CHIYODA).seal(NUMBER, PLACE);

    refused(CHIYODA, sealed, new SealedPlace(UUID.randomUUID(), "person.number"));
    refused(CHIYODA, sealed, new SealedPlace(ROW, "person.address"));
    refused(YOKOHAMA, sealed, PLACE);
  }

  @Test
  void a_value_with_any_bit_changed_does_not_open() {
    byte[] sealed = keys.of(CHIYODA).seal(NUMBER, PLACE).bytes();

    IntStream.range(0, sealed.length * 8)
        .forEach(bit -> {
          byte[] altered = sealed.clone();
          altered[bit / 8] ^= (byte) (1 << bit % 8);
          refused(CHIYODA, SealedBytes.of(altered), PLACE);
        });
    refused(CHIYODA, SealedBytes.of(new byte[0]), PLACE);
  }

  @Test
  void without_the_wrapping_key_nothing_opens_and_nothing_is_made_anew() throws Exception {
    keys.of(CHIYODA);
    Files.delete(folder.resolve("areas/131016.key"));

    assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> keys().of(CHIYODA));
  }

  @Test
  void wrapped_keys_that_were_swapped_between_areas_are_refused() {
    keys.of(CHIYODA);
    keys.of(YOKOHAMA);
    JdbcClient.create(database.superuser())
        .sql(
            """
            update area_key mine
               set data_key = other.data_key
              from area_key other
             where mine.area <> other.area
            """)
        .update();

    assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> keys().of(CHIYODA));
  }

  @Test
  void keys_made_inside_a_transaction_outlive_its_undoing() {
    var areas = new Areas(database.of(Zone.LGWAN));
    var sealed = new SealedBytes[1];
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            areas.write(
                CHIYODA,
                area -> {
                  sealed[0] = keys.of(area).seal(NUMBER, PLACE);
                  throw new IllegalStateException("undone");
                }));

    assertThat(keys().of(CHIYODA).open(sealed[0], PLACE)).isEqualTo(NUMBER);
  }

  @Test
  void a_full_cache_forgets_and_loads_again() {
    var small = new AreaKeys(new KeyStore(folder), database.of(Zone.LGWAN), 1);
    SealedBytes sealed = small.of(CHIYODA).seal(NUMBER, PLACE);
    small.of(YOKOHAMA);

    assertThat(small.of(CHIYODA).open(sealed, PLACE)).isEqualTo(NUMBER);
  }

  @Test
  void nothing_of_it_prints() {
    AreaCipher chiyoda = keys.of(CHIYODA);

    assertThat(chiyoda.seal(NUMBER, PLACE)).hasToString("[hidden]");
    assertThat(chiyoda).hasToString("AreaCipher[131016]");
  }

  @Test
  void the_logs_pseudonym_is_stable_and_differs_between_areas() {
    var store = new KeyStore(folder);

    assertThat(store.pseudonym(CHIYODA, NUMBER))
        .isEqualTo(new KeyStore(folder).pseudonym(CHIYODA, NUMBER))
        .isNotEqualTo(store.pseudonym(YOKOHAMA, NUMBER));
  }

  private void refused(AreaCode area, SealedBytes sealed, SealedPlace place) {
    assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> keys.of(area).open(sealed, place));
  }

  private AreaKeys keys() {
    return new AreaKeys(new KeyStore(folder), database.of(Zone.LGWAN));
  }
}
