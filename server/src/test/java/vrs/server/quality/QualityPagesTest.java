package vrs.server.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.server.TestZones;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.record.TestRegister;
import vrs.server.staff.StaffBrowser;

/// The work list, as a browser without JavaScript goes through it.
class QualityPagesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final String HANAKO = "0000000017";
  private static final String ICHI = "0000000025";
  private static TestZones zones;
  private static TestRegister register;

  private StaffBrowser counter;
  private UUID hanako;

  @BeforeAll
  static void start() {
    zones = new TestZones(database, folder, Set.of(Zone.LGWAN));
    register = new TestRegister(database, zones);
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  @BeforeEach
  void fill() {
    register.empty();
    hanako = register.person("髙橋　花子", "タカハシ　ハナコ", "1988-02-29", HANAKO);
    register.person("田中　一", "タナカ　イチ", "1960-08-01", ICHI);
    counter = zones.signedIn(TestRegister.CHIYODA, Role.COUNTER);
  }

  /// Of the person who is to be checked: the second dose comes too soon.
  private UUID doubtful(String ticket, String given) {
    register.dose(ticket, 1, "2026-03-01");
    return register.dose(ticket, 2, given);
  }

  @Test
  void what_stands_on_a_certificate_comes_first_then_what_is_wrong_then_what_is_doubtful() {
    UUID doubtful = doubtful(HANAKO, "2026-03-15");
    UUID certified = doubtful(ICHI, "2026-03-10");
    UUID ichi = UUID.fromString(register.said(certified, "person"));
    register.certificate(ichi, certified);
    register.person("島袋　カメ", "シマブクロ　カメ", "1931-08-00", "0000000033");
    UUID wrong = register.dose("0000000033", 1, "2024-02-01");
    UUID conflict = register.conflict(HANAKO, 1, "2026-03-25");
    UUID orphan = orphan();

    String first = next("/quality/next");
    assertThat(first).contains("/doses/" + certified);
    String second = skip(first);
    assertThat(second).contains("/doses/" + wrong);
    String third = skip(second);
    assertThat(third).contains("/doses/" + doubtful);
    String fourth = skip(third);
    assertThat(fourth).contains("/conflicts/" + conflict);
    String fifth = skip(fourth);
    assertThat(fifth).contains("/doses/" + orphan);
    assertThat(skip(fifth)).isEqualTo("/quality?finished=true");
    assertThat(counter.get("/quality?finished=true").body())
        .contains("すべて見終わりました", "間隔が足りない", "うち証明書に載っているもの");
  }

  /// A dose of a ticket that nobody holds.
  private static UUID orphan() {
    UUID orphan = register.dose("9999999999", 1, "2026-03-01");
    register
        .all()
        .sql(
            """
            update dose
               set state = 'TO_CHECK', rank = 10,
                   findings = '[{"rule": "D225", "weight": "DOUBTFUL", "details": {}, "accepted": false}]'
             where id = :id
            """)
        .param("id", orphan)
        .update();
    return orphan;
  }

  @Test
  void one_key_accepts_and_the_next_comes_and_one_key_takes_it_back() {
    UUID one = doubtful(HANAKO, "2026-03-15");
    UUID other = doubtful(ICHI, "2026-03-10");
    String page = counter.get(next("/quality/next")).body();
    assertThat(page)
        .contains("髙橋　花子", "前回の接種からの間隔が足りません", "data-key=\"a\"", "data-key=\"c\"")
        .contains("data-key=\"s\"", "data-key=\"n\"", "1回目の接種", "value=\"D214\"");

    String after =
        post(one, "check", "version", version(one), "accepted", "D214", "ground", "SCREENING_FORM");

    assertThat(after).contains("/doses/" + other, "done=CHECKED~" + one);
    assertThat(register.state(one)).isEqualTo("CHECKED");
    assertThat(counter.get(after).body()).contains("前の記録を確認済みにしました", "data-key=\"u\"");
    assertThat(location(counter.post("/quality/doses/" + one + "/undo"))).contains("/doses/" + one);
    assertThat(register.state(one)).isEqualTo("TO_CHECK");
  }

  @Test
  void a_correction_is_typed_in_place_and_what_is_refused_stays() {
    UUID dose = doubtful(HANAKO, "2026-03-15");

    HttpResponse<String> refused = correct(dose, "2024-02-01");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("D301", "value=\"2024-02-01\"", "<details open");
    assertThat(correct(dose, "2026-03-14").body())
        .contains("D302", "name=\"accepted\" value=\"D214\"");
    register
        .all()
        .sql("update dose set given = '2026-04-20', recorded = '2026-04-20' where id = :id")
        .param("id", dose)
        .update();
    HttpResponse<String> stored = correct(dose, "2026-04-02");

    assertThat(location(stored))
        .startsWith("/quality?")
        .contains("finished=true", "done=CORRECTED~");
    assertThat(register.state(dose)).isEqualTo("CHECKED");
    assertThat(counter.get(location(stored)).body()).contains("前の記録を直しました", "data-key=\"u\"");
  }

  @Test
  void what_is_put_back_comes_another_day_with_its_note() {
    UUID dose = doubtful(HANAKO, "2026-03-15");
    counter.get("/quality/doses/" + dose);
    assertThat(counter.post("/quality/doses/" + dose + "/note", "text", " ").body())
        .contains("U202");

    assertThat(post(dose, "note", "text", "会場に電話 折返し待ち")).contains("done=PUT_BACK~" + dose);

    assertThat(next("/quality/next")).isEqualTo("/quality?finished=true");
    assertThat(counter.get("/quality/doses/" + dose).body()).contains("会場に電話 折返し待ち", "試験 花子");
    register.all().sql("update quality_mark set at = at - interval '1 day'").update();
    assertThat(next("/quality/next")).contains("/doses/" + dose);
    assertThat(location(counter.post("/quality/doses/" + dose + "/takeback")))
        .contains("/doses/" + dose);
    assertThat(counter.get("/quality/doses/" + dose).body()).doesNotContain("折返し待ち");
    assertThat(counter.post("/quality/doses/" + dose + "/takeback").body()).contains("U203");
  }

  @Test
  void two_people_at_one_list_are_given_different_items() {
    UUID one = doubtful(HANAKO, "2026-03-15");
    UUID other = doubtful(ICHI, "2026-03-10");
    StaffBrowser colleague = zones.signedIn(TestRegister.CHIYODA, Role.ADMINISTRATOR);

    String mine = next("/quality/next");
    counter.get(mine);

    assertThat(mine).contains("/doses/" + one);
    assertThat(location(colleague.get("/quality/next"))).contains("/doses/" + other);
  }

  @Test
  void the_list_is_narrowed_by_rule_site_day_lot_and_file() {
    UUID soon = doubtful(HANAKO, "2026-03-15");
    UUID lot = register.dose(ICHI, 1, "2026-03-02", "MH9999", "見本病院");

    assertThat(next("/quality/next?rule=D209")).contains("/doses/" + lot);
    assertThat(next("/quality/next?of-site=" + java.net.URLEncoder.encode("見本病院", UTF_8)))
        .contains("/doses/" + lot, "of-site=%E8");
    assertThat(next("/quality/next?day=2026-03-15")).contains("/doses/" + soon);
    assertThat(next("/quality/next?of-lot=MH1001")).contains("/doses/" + soon);
    UUID batch = UUID.randomUUID();
    assertThat(next("/quality/next?batch=" + batch)).isEqualTo("/quality?finished=true");
    register
        .all()
        .sql("update dose_version set origin = 'IMPORT', origin_id = :b where dose = :d")
        .param("b", batch)
        .param("d", lot)
        .update();
    assertThat(next("/quality/next?batch=" + batch)).contains("/doses/" + lot);
    assertThat(next("/quality/next?day=nonsense&batch=no&at=x&stage=no"))
        .contains("/doses/" + soon);
  }

  @Test
  void the_picture_of_the_ticket_stands_beside_the_record_and_the_look_is_in_the_log() {
    UUID dose = doubtful(HANAKO, "2026-03-15");
    assertThat(counter.get("/quality/doses/" + dose).body()).contains("接種券の画像はありません");
    assertThat(counter.get("/quality/doses/" + dose + "/strip").statusCode()).isEqualTo(404);
    register.strip(dose, "a picture".getBytes(UTF_8));
    String strip = "/quality/doses/" + dose + "/strip";
    assertThat(counter.get("/quality/doses/" + dose).body()).contains("src=\"" + strip + "\"");

    HttpResponse<String> picture = counter.get(strip);

    assertThat(picture.body()).isEqualTo("a picture");
    assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(picture.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(register.log()).contains("quality.strip done");
    register
        .all()
        .sql("update person set protected = true where id = :id")
        .param("id", hanako)
        .update();
    assertThat(counter.get(strip).statusCode()).isEqualTo(422);
    assertThat(counter.get("/quality/doses/" + dose).body()).contains("D152").doesNotContain("髙橋");
    assertThat(counter.post("/quality/doses/" + dose, "reason", "品質の確認").body()).contains("髙橋　花子");
    assertThat(counter.get(strip).statusCode()).isEqualTo(200);
  }

  @Test
  void a_shot_that_is_recorded_twice_is_withdrawn_with_one_key() {
    register.dose(HANAKO, 1, "2026-03-01");
    register.ticket(hanako, "0000000041");
    UUID twice = register.dose("0000000041", 1, "2026-03-02");
    assertThat(counter.get("/quality/doses/" + twice).body()).contains("data-key=\"d\"");

    String after = post(twice, "withdrawal", "version", version(twice), "ground", "SCREENING_FORM");

    assertThat(after).contains("done=WITHDRAWN~" + twice);
    assertThat(
            register
                .all()
                .sql("select count(*) from dose where rank > 0")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void an_administrator_sees_how_much_is_done_and_by_whom() {
    UUID dose = doubtful(HANAKO, "2026-03-15");
    counter.get("/quality");
    post(dose, "check", "version", version(dose), "accepted", "D214", "ground", "SCREENING_FORM");

    String page = zones.signedIn(TestRegister.CHIYODA, Role.ADMINISTRATOR).get("/quality").body();

    assertThat(page).contains("進み具合", "試験 花子", "全接種記録");
    assertThat(counter.get("/quality").body()).doesNotContain("進み具合");
  }

  private HttpResponse<String> correct(UUID dose, String given) {
    return counter.post(
        "/quality/doses/" + dose + "/correction",
        "version",
        version(dose),
        "ticket",
        HANAKO,
        "number",
        "2",
        "given",
        given,
        "product",
        "MHN-12",
        "lot",
        "MH1001",
        "givenIn",
        "131016",
        "site",
        "見本体育館",
        "doctor",
        "",
        "ground",
        "SCREENING_FORM",
        "note",
        "");
  }

  private static String version(UUID dose) {
    return String.valueOf(register.version(dose));
  }

  private String post(UUID dose, String deed, String... form) {
    return location(counter.post("/quality/doses/" + dose + "/" + deed, form));
  }

  private String next(String path) {
    return location(counter.get(path));
  }

  private String skip(String item) {
    String page = counter.get(item).body();
    var link = java.util.regex.Pattern.compile("data-key=\"s\" href=\"([^\"]+)\"").matcher(page);
    if (!link.find()) {
      throw new AssertionError(page);
    }
    return next(link.group(1).replace("&amp;", "&"));
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.body()))
        .replaceFirst("^https?://[^/]+", "");
  }
}
