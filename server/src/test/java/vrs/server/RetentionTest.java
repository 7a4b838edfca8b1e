package vrs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.erasure.ApplyRetention;
import vrs.server.erasure.RetentionRule.Kind;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.staff.StaffBrowser;

/// What the law lets nobody keep any longer is proposed, or goes by itself (C7).
class RetentionTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final AreaCode YOKOHAMA = new AreaCode("141003");
  @TempDir static Path folder;
  private static JdbcClient all;
  private static TestZones zones;
  private static TestMunicipality chiyoda;

  @BeforeAll
  static void start() {
    all = JdbcClient.create(database.superuser());
    zones = new TestZones(database, folder, EnumSet.allOf(Zone.class));
    chiyoda = new TestMunicipality(zones, all, "131016", "千代田", "チヨダ　ハナコ", 6);
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  @Test
  void who_died_five_years_ago_is_proposed_decided_about_and_erased_together() {
    all.sql("delete from retention_due").update();
    all.sql("delete from retention_decision").update();
    apply();
    StaffBrowser first = chiyoda.administrator;
    assertThat(first.get("/retention").body()).contains("保存期間が過ぎたものはありません", "死亡から5年");
    assertThat(first.post("/retention/erase", "reference", "健第1号", "reason", "満了").body())
        .contains("G232");

    all.sql("update person set died = current_date - interval '6 years'").update();
    all.sql(
            """
            insert into person (area, id, name, kana, search_key, birth_date, sex, died, protected, version)
            select area, gen_random_uuid(), name, kana, search_key, birth_date, sex,
                   current_date - make_interval(years => years), false, 1
              from person cross join unnest(array[4, 7, 8]) as years
            """)
        .update();
    apply();

    assertThat(first.get("/retention").body()).contains("data-due=\"3\"", "予防接種法施行令");
    assertThat(keep(first, "2020-01-01").body()).contains("G231");
    assertThat(keep(first, "2999-01-01").statusCode()).isEqualTo(302);
    assertThat(first.get("/retention").body())
        .contains("2999-01-01まで残す", "係争中", "保存期間が過ぎたものはありません");
    apply();
    assertThat(first.get("/retention").body()).contains("保存期間が過ぎたものはありません");
    assertThat(first.post("/retention/erase", "reference", "健第1号", "reason", "満了").body())
        .contains("G232");
    String keeping =
        all.sql("select id::text from retention_decision").query(String.class).single();
    assertThat(first.post("/retention/" + keeping + "/end").statusCode()).isEqualTo(302);
    assertThat(first.post("/retention/" + keeping + "/end").body()).contains("G233");
    apply();
    assertThat(first.get("/retention").body()).contains("data-due=\"3\"", "取りやめ");
    assertThat(first.post("/retention/erase", "reference", "健第2号", "reason", "満了").statusCode())
        .isEqualTo(302);
    first.get("/erasures");
    assertThat(first.post("/erasures/approve", "reference", "健第2号").body()).contains("G104");
    assertThat(count("person")).isEqualTo(4);
    StaffBrowser second = zones.signedIn(CHIYODA, Role.ADMINISTRATOR);
    assertThat(second.get("/erasures").body()).contains("3件をまとめて承認して消去する");
    assertThat(second.post("/erasures/approve", "reference", "健第2号").statusCode()).isEqualTo(302);

    assertThat(count("person")).isEqualTo(1);
    assertThat(count("retention_decision where decision = 'ERASE' and persons = 3")).isEqualTo(1);
    apply();
    assertThat(first.get("/retention").body()).contains("保存期間が過ぎたものはありません");
  }

  private static HttpResponse<String> keep(StaffBrowser administrator, String until) {
    return administrator.post(
        "/retention/keep", "until", until, "reference", "健第1号", "reason", "係争中");
  }

  @Test
  void technical_data_go_when_their_days_are_over_and_not_before() {
    var _ = new TestMunicipality(zones, all, "141003", "横浜", "ヨコハマ　ハナコ", 7);
    all.sql("update reading set strip_sealed = '\\x00'").update();
    var worker = zones.bean(Zone.WORKER, ApplyRetention.class);
    assertThat(worker.to(YOKOHAMA)).doesNotContainKeys(Kind.STRIP, Kind.STRIP_UNUSED, Kind.UPLOAD);
    assertThat(count("reading where area = '141003' and strip_sealed is not null")).isPositive();

    all.sql("update import_batch set expires = now() - interval '1 second'").update();
    all.sql("update session set opened_at = now() - interval '3 days'").update();
    all.sql(
            """
            insert into reading (area, id, ticket, number, source, confidence, strip_sealed, office,
                                 device, actor, taken)
            select area, gen_random_uuid(), '9999999999', 1, source, confidence, strip_sealed, office,
                   device, actor, now() - interval '31 days'
              from reading where area = '141003'
            """)
        .update();
    assertThat(worker.to(YOKOHAMA)).containsKeys(Kind.STRIP_UNUSED, Kind.UPLOAD, Kind.SESSION);
    assertThat(count("import_chunk where area = '141003'")).isZero();
    assertThat(count("import_batch where area = '141003' and confirmed is null")).isZero();
    assertThat(count("import_batch where area = '141003' and confirmed is not null")).isPositive();
    assertThat(count("session where area = '141003'")).isZero();
    assertThat(
            count(
                "reading where area = '141003' and strip_sealed is not null and ticket = '9999999999'"))
        .isZero();
    assertThat(count("reading where area = '141003' and strip_sealed is not null")).isPositive();

    all.sql("update dose set checked = true").update();
    all.sql("update dose_version set content = content || '{\"checked\": true}'").update();
    assertThat(worker.to(YOKOHAMA)).isEmpty();
    all.sql("update dose_version set recorded = now() - interval '31 days'").update();
    assertThat(worker.to(YOKOHAMA)).containsOnlyKeys(Kind.STRIP);
    assertThat(count("reading where area = '141003' and strip_sealed is not null")).isZero();
    assertThat(count("reading where area = '141003'")).isPositive();
    assertThat(count("audit_entry where area = '141003' and action = 'retention.delete'"))
        .isEqualTo(4);
  }

  private static void apply() {
    zones.bean(Zone.WORKER, ApplyRetention.class).to(CHIYODA);
  }

  private static int count(String from) {
    return all.sql("select count(*) from " + from).query(Integer.class).single();
  }
}
