package vrs.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.staff.StaffBrowser;

/// A person or a dose that came in through every door there is goes without a trace (C2).
class ErasureTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static JdbcClient all;
  private static TestZones zones;

  @BeforeAll
  static void start() {
    all = JdbcClient.create(database.superuser());
    zones = new TestZones(database, folder, EnumSet.allOf(Zone.class));
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  @Test
  void a_person_goes_with_everything_when_a_second_administrator_approves() {
    var chiyoda = new TestMunicipality(zones, all, "131016", "千代田", "チヨダ　ハナコ", 6);
    var yokohama = new TestMunicipality(zones, all, "141003", "横浜", "ヨコハマ　ハナコ", 7);
    AreaRows.Picture others = new AreaRows(all, "141003").picture();
    String person = chiyoda.the(Thing.PERSON);
    List<String> canaries = canaries(chiyoda, person);
    chiyoda.administrator.get("/imports");
    chiyoda.administrator.upload(
        "/imports", "file", chiyoda.recipients.replace(chiyoda.born, "1950-01-01").getBytes(UTF_8));
    assertThat(found(canaries)).hasSize(canaries.size());

    assertThat(chiyoda.administrator.get("/persons/" + person + "/erasure").body())
        .contains(
            "data-trace=\"reading\">1<",
            "data-trace=\"issue\">1<",
            "data-trace=\"import_batch\">1<")
        .contains("千代田　花子", "残るもの");
    assertThat(ask(chiyoda, person, "").body()).contains("G101");
    ask(chiyoda, person, "千代田　花子さん本人の請求による");
    assertThat(ask(chiyoda, person, "再度").body()).contains("G105");
    String request =
        all.sql("select id::text from erasure where state = 'ASKED'").query(String.class).single();
    assertThat(approve(chiyoda.administrator, request).body()).contains("G104");
    assertThat(found(canaries)).hasSize(canaries.size());

    StaffBrowser second = zones.signedIn(new AreaCode("131016"), Role.ADMINISTRATOR);
    assertThat(second.get("/erasures/" + request).body())
        .contains("千代田　花子さん本人の請求による", "千代田の管理者", "健第7号");
    assertThat(approve(second, request).statusCode()).isEqualTo(302);

    assertThat(found(canaries)).isEmpty();
    assertThat(count("person where area = '131016'")).isZero();
    assertThat(count("issue where area = '131016' and revoked is not null and name is null"))
        .isEqualTo(1);
    assertThat(count("revoked_card")).isEqualTo(1);
    assertThat(logged("person.erase")).isEqualTo("done,REQUEST," + pseudonym(person));
    assertThat(second.get("/erasures").body()).contains("消去済み").doesNotContain("花子さん");
    assertThat(second.get("/persons/" + person).statusCode()).isEqualTo(404);
    assertThat(approve(second, request).body()).contains("G103");
    assertThat(new AreaRows(all, "141003").changes(others)).isEmpty();

    aDoseGoesAlone(yokohama);
  }

  private void aDoseGoesAlone(TestMunicipality yokohama) {
    String dose = yokohama.the(Thing.DOSE);
    all.sql("update dose_conflict set doctor = 'another'").update();
    List<String> canaries = List.of("横浜の医師");
    assertThat(found(canaries)).isNotEmpty();
    String page = yokohama.administrator.get("/doses/" + dose + "/erasure").body();
    assertThat(page).contains("data-trace=\"dose_version\">", "data-trace=\"issue_dose\">1<");
    assertThat(
            yokohama
                .administrator
                .post("/doses/" + dose + "/erasure", "ground", "NEVER_TRUE", "reference", " ")
                .body())
        .contains("G101");
    assertThat(found(canaries)).isNotEmpty();

    yokohama.administrator.post(
        "/doses/" + dose + "/erasure", "ground", "NEVER_TRUE", "reference", "健第8号");

    assertThat(found(canaries)).isEmpty();
    assertThat(count("dose where id = '" + dose + "'")).isZero();
    assertThat(count("reading where area = '141003'")).isZero();
    assertThat(count("issue where area = '141003' and revoked is not null and name is not null"))
        .isEqualTo(1);
    assertThat(count("person where area = '141003'")).isEqualTo(1);
    assertThat(logged("dose.erase"))
        .isEqualTo("done,NEVER_TRUE," + pseudonym(yokohama, yokohama.the(Thing.PERSON)));
    assertThat(yokohama.administrator.get("/doses/" + dose + "/erasure").body()).contains("G102");
  }

  private static HttpResponse<String> ask(TestMunicipality chiyoda, String person, String reason) {
    return chiyoda.administrator.post(
        "/persons/" + person + "/erasure",
        "ground",
        "REQUEST",
        "reference",
        "健第7号",
        "reason",
        reason);
  }

  private static HttpResponse<String> approve(StaffBrowser administrator, String request) {
    administrator.get("/erasures");
    return administrator.post("/erasures/" + request + "/approve");
  }

  /// What tells of the person, as text or as the hexadecimal digits of bytes.
  private static List<String> canaries(TestMunicipality chiyoda, String person) {
    return List.of(
        "千代田　花子",
        chiyoda.the(Thing.KANA),
        chiyoda.the(Thing.TICKET),
        chiyoda.the(Thing.LEDGER_NUMBER),
        "千代田の医師",
        person,
        HexFormat.of()
            .formatHex(
                all.sql("select number_lookup from person where id = cast(:id as uuid)")
                    .param("id", person)
                    .query(byte[].class)
                    .single()));
  }

  /// Those that stand anywhere in the database.
  private static List<String> found(List<String> canaries) {
    List<String> tables =
        all.sql(
                """
                select relname from pg_class
                 where relnamespace = 'vrs'::regnamespace and relkind in ('r', 'm')
                """)
            .query(String.class)
            .list();
    return canaries.stream()
        .filter(canary ->
            tables.stream()
                .anyMatch(table ->
                    all.sql(
                            "select exists (select from %s t where position(:canary in t::text) > 0)"
                                .formatted(table))
                        .param("canary", canary)
                        .query(Boolean.class)
                        .single()))
        .toList();
  }

  private static int count(String from) {
    return all.sql("select count(*) from " + from).query(Integer.class).single();
  }

  private static String logged(String action) {
    return all.sql(
            """
            select outcome || ',' || purpose || ',' || subject from audit_entry
             where action = :action and outcome = 'done'
            """)
        .param("action", action)
        .query(String.class)
        .single();
  }

  private static String pseudonym(String person) {
    return zones
        .bean(Zone.LGWAN, Pseudonyms.class)
        .of(new AreaCode("131016"), UUID.fromString(person));
  }

  private static String pseudonym(TestMunicipality of, String person) {
    return zones
        .bean(Zone.LGWAN, Pseudonyms.class)
        .of(new AreaCode(of.the(Thing.AREA)), UUID.fromString(person));
  }
}
