package vrs.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.TestZones;
import vrs.server.municipality.Masters;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.staff.FirstAccounts;
import vrs.server.staff.StaffBrowser;

/// Staff practise on invented people in an area of its own, which can't be mistaken for the real
/// one and reaches nothing beyond itself (研修).
class PracticeTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final AreaCode PRACTICE = new AreaCode("631019");
  private static TestZones zones;
  private static JdbcClient all;

  @BeforeAll
  static void start() {
    zones = new TestZones(database, folder, Set.of(Zone.LGWAN, Zone.INTERNET));
    all = JdbcClient.create(database.superuser());
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  @Test
  void one_button_leads_in_and_one_back_and_the_screen_says_so_in_words() {
    StaffBrowser trainee = practising();

    String page = trainee.get("/persons").body();
    assertThat(page)
        .contains("<title>【研修】 接種対象者の検索", "class=\"practice\"", "練習用の画面です。")
        .contains("研修を終える", "最初からやり直す", "<p class=\"watermark\"", "<span>131016</span>");
    assertThat(find(trainee, "レンシュウ")).contains("練習　さくら", "見つかった人:");

    assertThat(trainee.post("/practice/end").statusCode()).isEqualTo(302);
    assertThat(trainee.get("/persons").body())
        .doesNotContain("class=\"practice\"", "【研修】")
        .contains("研修を始める");
    assertThat(find(trainee, "レンシュウ")).contains("見つかりませんでした。");
  }

  private static String find(StaffBrowser browser, String kana) {
    browser.get("/persons");
    return browser.post("/persons", "q", kana).body();
  }

  @Test
  void it_is_filled_with_invented_people_and_every_common_mistake() {
    practising();

    assertThat(count("select count(*) from person where area = '631019'")).isBetween(50, 70);
    assertThat(
            all.sql(
                    """
                    select distinct finding->>'rule'
                      from dose, jsonb_array_elements(findings) finding
                     where area = '631019'
                    """)
                .query(String.class)
                .list())
        .contains(
            "D201", "D202", "D203", "D204", "D205", "D207", "D209", "D210", "D211", "D213", "D214",
            "D215", "D216", "D217", "D219", "D220", "D224", "D225", "D228", "D229", "D230", "D233");
    assertThat(count("select sum(rejected) from import_batch where area = '631019' and new > 50"))
        .isZero();
    assertThat(count("select count(*) from dose where area = '631019' and rank = 0"))
        .isGreaterThan(40);
    assertThat(count("select count(*) from dose where area = '631019' and person is null"))
        .isEqualTo(3);
  }

  @Test
  void nothing_of_it_is_counted_agreed_to_or_issued() {
    practising();
    String counted = "select coalesce(sum(count), 0)::int from dose_count";

    assertThat(count(counted)).isZero();
    for (String reaching :
        List.of(
            "insert into agreement values ('631019', 'MAIN', 1, now(), true, gen_random_uuid(), 'x')",
            "insert into plan values ('631019', gen_random_uuid(), 'x', null, now())",
            "insert into account (area, id, name, display_name, roles) values ('631019', gen_random_uuid(), 'aa', 'x', '{COUNTER}')",
            "insert into demand values ('631019', gen_random_uuid(), 1, 'x', 'x', 'STOPS', gen_random_uuid(), now())",
            "insert into site (area, id, name) values ('631019', gen_random_uuid(), 'x')")) {
      assertThatExceptionOfType(DataAccessException.class)
          .as(reaching)
          .isThrownBy(() -> all.sql(reaching).update())
          .withStackTraceContaining("not_in_practice");
    }
  }

  /// A view is how something of all areas is read; a new one has to leave practice out too.
  @Test
  void every_view_leaves_practice_out() {
    assertThat(
            all.sql(
                    """
                    select distinct v.relname || ' reads ' || t.relname
                      from pg_class v
                      join pg_rewrite r on r.ev_class = v.oid
                      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
                      join pg_class t on t.oid = d.refobjid and t.relkind = 'r'
                      join pg_attribute a on a.attrelid = t.oid and a.attname = 'area'
                     where v.relnamespace = 'vrs'::regnamespace and v.relkind = 'v'
                       and pg_get_viewdef(v.oid) not like '%practice(%'
                       and not exists (select 1
                                         from pg_constraint c
                                        where c.conrelid = t.oid and c.conname = 'not_in_practice')
                       -- messages hang on their demand; files of practice expire like others
                       and t.relname <> 'demand_message' and v.relname <> 'handover_expired'
                    """)
                .query(String.class)
                .list())
        .isEmpty();
  }

  @Test
  void functions_that_reach_beyond_it_are_closed_and_not_in_the_menu() {
    StaffBrowser trainee = practising();

    for (String closed : List.of("/accounts", "/agreement", "/devices", "/shifts", "/demands")) {
      HttpResponse<String> answer = trainee.get(closed);
      assertThat(answer.statusCode()).as(closed).isEqualTo(403);
      assertThat(answer.body()).contains("E191", "【研修】");
      assertThat(trainee.get("/").body()).doesNotContain("href=\"" + closed + "\"");
    }
  }

  @Test
  void its_code_is_no_municipalitys_and_nobody_signs_in_there() {
    assertThat(CHIYODA.practice()).isEqualTo(PRACTICE);
    assertThat(PRACTICE.real()).isEqualTo(CHIYODA);
    assertThat(PRACTICE.practice()).isEqualTo(PRACTICE);
    assertThat(PRACTICE.isPractice()).isTrue();
    assertThat(CHIYODA.isPractice()).isFalse();
    assertThat(AreaCode.OPERATOR.isPractice()).isFalse();
    Set<String> codes =
        Set.copyOf(
            all.sql("select code from municipality union select area_code from municipality")
                .query(String.class)
                .list());
    for (String code : codes) {
      AreaCode practice = new AreaCode(code).practice();
      assertThat(practice.real().digits()).isEqualTo(code).isNotEqualTo(practice.digits());
      assertThat(codes).doesNotContain(practice.digits());
    }

    FirstAccounts.Sample account = zones.account(CHIYODA, "試験 花子", Role.COUNTER);
    var browser = new StaffBrowser(zones.address(Zone.LGWAN));
    browser.get("/sign-in");
    assertThat(
            browser
                .post(
                    "/sign-in",
                    "office",
                    PRACTICE.digits(),
                    "name",
                    account.name(),
                    "password",
                    account.password())
                .body())
        .contains("A101");
  }

  @Test
  void it_begins_anew_at_a_button_and_only_there() {
    StaffBrowser trainee = practising();
    all.sql("update person set name = '変えた' where area = '631019'").update();
    String real =
        "insert into person (area, id, name, kana, search_key, birth_date, sex, protected, version) values ('131016', gen_random_uuid(), '本物　花子', 'ホンモノ', 'ホンモノ', '1980-01-01', '2', false, 1)";
    all.sql(real).update();

    trainee.get("/");
    assertThat(trainee.post("/practice/reset").statusCode()).isEqualTo(302);

    assertThat(count("select count(*) from person where area = '631019' and name = '変えた'"))
        .isZero();
    assertThat(count("select count(*) from person where area = '631019'")).isBetween(50, 70);
    assertThat(count("select count(*) from person where area = '131016' and name = '本物　花子'"))
        .isEqualTo(1);
    assertThat(
            count(
                "select count(*) from audit_entry where area = '631019' and action = 'practice.reset'"))
        .isEqualTo(1);
    StaffBrowser other = zones.signedIn(CHIYODA, Role.COUNTER);
    assertThat(other.post("/practice/reset").body()).contains("A191");
  }

  @Test
  void the_database_empties_no_real_area() {
    var lgwan = new Areas(database.of(Zone.LGWAN));

    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() ->
            lgwan.write(
                CHIYODA, area -> area.sql("select clear_practice()").query(Long.class).single()))
        .withStackTraceContaining("not inside a practice area");
  }

  @Test
  void deeds_of_practice_are_in_its_own_log_and_the_switch_in_the_real_one() {
    StaffBrowser trainee = practising();
    find(trainee, "ミホン");
    trainee.post("/practice/end");

    assertThat(
            all.sql("select distinct action from audit_entry where area = '631019'")
                .query(String.class)
                .list())
        .contains("practice.fill", "import.confirm", "person.search");
    assertThat(
            all.sql("select distinct action from audit_entry where area = '131016'")
                .query(String.class)
                .list())
        .contains("practice.begin", "practice.end")
        .doesNotContain("person.search");
  }

  @Test
  void files_from_practice_say_so_in_their_names() {
    StaffBrowser trainee = practising();
    trainee.get("/imports");
    HttpResponse<String> planned =
        trainee.upload("/imports", "file", "自治体コード,券番号\n131016,1\n".getBytes(UTF_8));
    assertThat(planned.statusCode()).isEqualTo(422);
    HttpResponse<String> sent =
        trainee.upload(
            "/imports",
            "file",
            """
            自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置
            131016,9100000017,9990001,,練習　新,レンシュウ　アラタ,1988-02-29,2,2025-12-10,,,0
            131016,9100000025,9990002,,=練習,レンシュウ　アラタ,1988-02-29,2,2025-12-10,,,0
            """
                .getBytes(UTF_8));
    String batch = sent.headers().firstValue("Location").orElseThrow();
    trainee.settled(batch);

    assertThat(trainee.get(batch + "/errors.csv").headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(
            name -> assertThat(name).contains("practice-errors-", "%E7%A0%94%E4%BF%AE")); // 研修
  }

  @Test
  void a_site_reads_no_ticket_of_practice_as_anybodys() {
    assertThat(zones.bean(Zone.INTERNET, Masters.class).current().areaOf(PRACTICE.digits()))
        .isEmpty();
  }

  private static StaffBrowser practising() {
    StaffBrowser browser = zones.signedIn(CHIYODA, Role.ADMINISTRATOR, Role.COUNTER);
    HttpResponse<String> begun = browser.post("/practice");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(302);
    browser.get("/");
    return browser;
  }

  private static int count(String select) {
    return all.sql(select).query(Integer.class).single();
  }
}
