package vrs.server.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.audit.Audit;
import vrs.server.audit.Entries;
import vrs.server.audit.Pseudonyms;
import vrs.server.municipality.Masters;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.Audience;
import vrs.server.platform.KeyStore;
import vrs.server.platform.Nation;
import vrs.server.platform.Reason;
import vrs.server.platform.Refusal;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.record.Persons;
import vrs.server.record.Tickets;

final class ReadTicketTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final UUID PERSON = UUID.randomUUID();

  @TempDir Path folder;
  private JdbcClient all;
  private ReadTicket readTicket;

  @BeforeEach
  void fill() {
    all = JdbcClient.create(database.superuser());
    all.sql("truncate person, ticket, reading, area_key, audit_entry, audit_unsealed").update();
    all.sql(
            """
            insert into person (area, id, name, kana, search_key, birth_date, sex, protected, version)
            values ('131016', :id, '見本　花子', 'ミホン　ハナコ', 'みほんはなこ', '1980-05-05', '2', false, 1)
            """)
        .param("id", PERSON)
        .update();
    all.sql(
            """
            insert into ticket (area, number, person, issued)
            values ('131016', '0000000017', :id, '2026-01-01')
            """)
        .param("id", PERSON)
        .update();
    var source = database.of(Zone.INTERNET);
    var areas = new Areas(source);
    var store = new KeyStore(folder);
    readTicket =
        new ReadTicket(
            areas,
            new Masters(new Nation(source)),
            new Tickets(),
            new Persons(),
            new Readings(new AreaKeys(store, source)),
            new Audit(areas, new Entries()),
            new Pseudonyms(store),
            Clock.systemUTC());
  }

  @Test
  void the_issuers_own_site_sees_name_and_birth_date_for_the_read_back() {
    ReadTicket.Shown shown = type("131016", "211310160000000017");
    assertThat(shown.person().orElseThrow().name()).isEqualTo("見本　花子");
    assertThat(shown.ticketKnown()).contains(true);
    assertThat(all.sql("select area from reading").query(String.class).single())
        .isEqualTo("131016");
  }

  @Test
  void another_municipalitys_site_learns_nothing_of_the_person() {
    ReadTicket.Shown shown = type("141003", "211310160000000017");
    assertThat(shown.person()).isEmpty();
    assertThat(shown.ticketKnown()).isEmpty();
    assertThat(shown.reading().own()).isFalse();
  }

  @Test
  void each_reading_is_logged_with_a_pseudonym() {
    type("131016", "211310160000000017");
    assertThat(all.sql("select action from audit_entry").query(String.class).single())
        .isEqualTo("ticket.read");
    assertThat(all.sql("select e::text from audit_entry e").query(String.class).single())
        .doesNotContain(PERSON.toString())
        .doesNotContain("0000000017");
  }

  @Test
  void a_code_of_no_municipality_and_a_wrong_check_digit_are_refused() {
    // 999997 has a right check digit and names no municipality.
    assertRefused(ScanReason.NO_SUCH_MUNICIPALITY, "219999970000000017");
    assertRefused(ScanReason.NOT_READ, "211310170000000017");
    assertRefused(ScanReason.NOT_READ, "12345");
    assertThat(all.sql("select count(*) from reading").query(Long.class).single()).isZero();
  }

  @Test
  void a_ticket_for_an_examination_only_is_refused() {
    assertRefused(ScanReason.EXAMINATION_ONLY, "111310160000000017");
  }

  @Test
  void what_is_no_picture_is_refused() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> readTicket.picture(site("131016"), new byte[] {1, 2, 3}))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(ScanReason.NOT_READ));
  }

  private ReadTicket.Shown type(String office, String digits) {
    return readTicket.digits(site(office), digits, Reading.Source.TYPED);
  }

  private void assertRefused(Reason reason, String digits) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> type("131016", digits))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  private static Actor site(String office) {
    return new Actor(
        Audience.SITE, new AreaCode(office), UUID.randomUUID(), Set.of(), UUID.randomUUID());
  }
}
