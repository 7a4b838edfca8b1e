package vrs.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
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
import vrs.server.staff.StaffBrowser;

/// The screens of single doses, as a browser without JavaScript goes them.
class DosePagesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final String TICKET = "0000000017";
  private static final Pattern NEW_DOSE =
      Pattern.compile("name=\"dose\" value=\"([0-9a-f-]{36})\"");
  private static TestZones zones;
  private static TestRegister register;
  private static StaffBrowser counter;

  private UUID person;

  @BeforeAll
  static void start() {
    zones = new TestZones(database, folder, Set.of(Zone.LGWAN));
    register = new TestRegister(database, zones);
    counter = zones.signedIn(TestRegister.CHIYODA, Role.COUNTER);
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  @BeforeEach
  void fill() {
    register.empty();
    person = register.person("髙橋　花子", "タカハシ　ハナコ", "1988-02-29", TICKET);
  }

  @Test
  void a_dose_is_corrected_from_the_page_of_its_person_and_the_page_says_what_was_revoked() {
    UUID dose = register.dose(TICKET, 1, "2026-03-20");
    String certificate = register.certificate(person, dose);
    assertThat(counter.get("/persons/" + person).body())
        .contains("href=\"/doses/" + dose + "\"", "href=\"/persons/" + person + "/doses\"");
    assertThat(counter.get("/doses/" + dose).body())
        .contains("髙橋　花子", "1回目の接種", "直すと、その証明書は失効します", certificate, "会場の担当者");

    HttpResponse<String> stored = correct(dose, 1, "given", "R8.3.19");

    assertThat(location(stored)).isEqualTo("/doses/" + dose + "?changed=2");
    assertThat(counter.get(location(stored)).body())
        .contains("変更を記録しました", "次の証明書を失効させました:" + certificate)
        .contains("<del>2026-03-20</del>", "<ins>2026-03-19</ins>", "試験 花子", "予診票", "元に戻す");
    assertThat(location(counter.post("/doses/" + dose + "/undo"))).isEqualTo("/doses/" + dose);
    assertThat(counter.get("/doses/" + dose).body()).contains("元に戻した", "2026-03-20");
  }

  @Test
  void another_municipalitys_record_is_marked_and_counts_for_dose_numbers_and_intervals_only() {
    String page = counter.get("/persons/" + person + "/doses").body();
    var id = NEW_DOSE.matcher(page);
    assertThat(id.find()).isTrue();
    String[] taken = form(TICKET, "dose", id.group(1), "takenOverFrom", "１４１００３");
    assertThat(counter.post("/persons/" + person + "/doses", taken).statusCode()).isEqualTo(302);

    String mark = "横浜市の記録(引継ぎ)";
    assertThat(counter.get("/persons/" + person).body()).contains(mark);
    assertThat(counter.get("/doses/" + id.group(1)).body()).contains(mark, "引継ぎ元の自治体", "横浜市");
    assertThat(counted()).isZero();

    UUID second = register.dose(TICKET, 2, "2026-03-30"); // ten days after it
    counter.get("/doses/" + second);
    assertThat(correct(second, 1, "number", "2", "given", "2026-03-31").body())
        .contains("D214")
        .doesNotContain("D215");

    counter.get("/doses/" + id.group(1));
    correct(UUID.fromString(id.group(1)), 1, "takenOverFrom", "");
    assertThat(counter.get("/doses/" + id.group(1)).body())
        .contains("引継ぎ元の自治体</span>:", "<del>横浜市</del>");
    assertThat(counter.get("/persons/" + person).body()).doesNotContain(mark);
    assertThat(counted()).isEqualTo(1); // the second is to be checked
  }

  @Test
  void a_municipality_that_there_is_not_is_refused_beside_its_field() {
    UUID dose = register.dose(TICKET, 1, "2026-03-20");
    counter.get("/doses/" + dose);

    assertThat(correct(dose, 1, "takenOverFrom", "999999").body())
        .contains("id=\"takenOverFrom\"", "U106");
  }

  private static int counted() {
    return register
        .all()
        .sql("select coalesce(sum(count), 0)::int from dose_count")
        .query(Integer.class)
        .single();
  }

  @Test
  void every_version_tells_from_where_it_was_entered() {
    UUID dose = register.dose(TICKET, 1, "2026-03-20");
    StaffBrowser administrator = zones.signedIn(TestRegister.CHIYODA, Role.ADMINISTRATOR);
    administrator.get("/imports");
    String batch =
        location(
            administrator.upload(
                "/imports",
                "file",
                """
                自治体コード,券番号,接種回,接種日,接種自治体コード,会場名,医師名,製品コード,ロット番号,入力元,生年月日
                131016,0000000017,1,2026-03-19,131016,見本体育館,見本　一郎,MHN-12,MH1001,職域,1988-02-29
                """
                    .getBytes(UTF_8)));
    administrator.settled(batch);
    administrator.post(batch + "/confirm");
    administrator.settled(batch);
    counter.get("/doses/" + dose);
    correct(counter, dose, 2, "given", "2026-03-18", "accepted", "D235");

    String japanese = whence(counter.get("/doses/" + dose).body());
    assertThat(japanese)
        .contains("窓口・事務室の画面", "ファイルの取込", "2行目", "職域", "会場の登録", "ほかの自治体の端末")
        .doesNotContain("line 2 of the file", "/imports/");
    assertThat(whence(administrator.get("/doses/" + dose).body())).contains("href=\"" + batch);
  }

  /// The rows of the history.
  private static String whence(String page) {
    return page.substring(page.indexOf("id=\"history\""));
  }

  @Test
  void what_is_refused_stands_beside_its_field_and_what_was_typed_stays() {
    UUID dose = register.dose(TICKET, 1, "2026-03-20");
    counter.get("/doses/" + dose);

    HttpResponse<String> wrong = correct(dose, 1, "given", "平成31年5月1日");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("M204", "value=\"平成31年5月1日\"", "value=\"2019-05-01\"");
    assertThat(correct(dose, 1, "ticket", "17").body()).contains("U103", "value=\"17\"");

    HttpResponse<String> impossible = correct(dose, 1, "given", "2024-02-01");
    assertThat(impossible.statusCode()).isEqualTo(422);
    assertThat(impossible.body())
        .contains("D301", "value=\"2024-02-01\"", "接種事業が始まる前", "<details open");
    HttpResponse<String> doubtful = correct(dose, 1, "lot", "MH9999");
    assertThat(doubtful.statusCode()).isEqualTo(409);
    assertThat(doubtful.body())
        .contains("D302", "value=\"MH9999\"", "name=\"accepted\" value=\"D209\"");
    assertThat(correct(dose, 1, "lot", "MH9999", "accepted", "D209").statusCode()).isEqualTo(302);
  }

  @Test
  void a_form_that_somebody_was_faster_than_shows_what_the_other_changed() {
    UUID dose = register.dose(TICKET, 1, "2026-03-20");
    StaffBrowser other = zones.signedIn(TestRegister.CHIYODA, Role.ADMINISTRATOR);
    counter.get("/doses/" + dose);
    other.get("/doses/" + dose);
    StaffBrowser mine = counter;
    assertThat(correct(other, dose, 1, "site", "見本病院").statusCode()).isEqualTo(302);

    HttpResponse<String> late = correct(mine, dose, 1, "given", "2026-03-18");

    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body())
        .contains("D306", "<del>見本体育館</del>", "<ins>見本病院</ins>", "value=\"2026-03-18\"")
        .contains("name=\"version\" value=\"2\"");
  }

  @Test
  void the_right_person_is_found_while_correcting_and_what_was_typed_stays() {
    UUID dose = register.dose(TICKET, 1, "2026-03-20");
    register.person("田中　一", "タナカ　イチ", "1960-08-01", "0000000025");
    counter.get("/doses/" + dose);

    String found =
        counter.post("/doses/" + dose, form(TICKET, "lot", "MH1002", "holder", "たなか")).body();

    assertThat(found).contains("田中　一", "name=\"ticket\" value=\"0000000025\"", "value=\"MH1002\"");
    assertThat(counter.post("/doses/" + dose, form("0000000025", "lot", "MH1002")).body())
        .contains("value=\"0000000025\"", "value=\"MH1002\"");
  }

  @Test
  void a_dose_is_checked_and_the_check_lifted() {
    register.dose(TICKET, 1, "2026-03-01");
    UUID dose = register.dose(TICKET, 2, "2026-03-15");
    int version = register.version(dose);
    assertThat(counter.get("/doses/" + dose).body())
        .contains("前回の接種からの間隔が足りません", "name=\"accepted\" required value=\"D214\"");
    assertThat(post(dose, "check", version).body()).contains("D302");

    assertThat(post(dose, "check", version, "accepted", "D214").statusCode()).isEqualTo(302);
    assertThat(counter.get("/doses/" + dose).body()).contains("確かめ済み", "確認済みをやめる");
    assertThat(post(dose, "lift", version + 1).statusCode()).isEqualTo(302);
    assertThat(post(dose, "withdrawal", version + 2).statusCode()).isEqualTo(302);
    assertThat(counter.get("/doses/" + dose).body()).contains("取り下げられた");
  }

  @Test
  void a_dose_is_added_from_papers() {
    String page = counter.get("/persons/" + person + "/doses").body();
    var id = NEW_DOSE.matcher(page);
    assertThat(id.find()).isTrue();
    assertThat(page).contains("value=\"" + TICKET + "\"");

    HttpResponse<String> refused =
        counter.post(
            "/persons/" + person + "/doses", form(TICKET, "dose", id.group(1), "ground", ""));
    assertThat(refused.body()).contains("U108", "value=\"" + id.group(1) + "\"");
    HttpResponse<String> stored =
        counter.post("/persons/" + person + "/doses", form(TICKET, "dose", id.group(1)));

    assertThat(location(stored)).isEqualTo("/doses/" + id.group(1) + "?changed=1");
    assertThat(counter.get(location(stored)).body()).contains("確認済み", "元に戻す");
  }

  @Test
  void a_protected_person_needs_a_reason_once_for_all_screens() {
    UUID dose = register.dose(TICKET, 1, "2026-03-20");
    register.all().sql("update person set protected = true").update();
    HttpResponse<String> refused = counter.get("/doses/" + dose);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("D152").doesNotContain("髙橋", "見本体育館");
    assertThat(counter.get("/persons/" + person + "/doses").body()).contains("D152");

    assertThat(counter.post("/doses/" + dose, "reason", "本人の窓口申請").body()).contains("髙橋　花子");
    assertThat(counter.get("/persons/" + person).body()).contains("髙橋　花子");
    assertThat(
            register
                .all()
                .sql("select count(*) from audit_entry where purpose = '本人の窓口申請'")
                .query(Integer.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  void what_is_not_there_is_said_so() {
    assertThat(counter.get("/doses/" + UUID.randomUUID()).body()).contains("U101");
    assertThat(counter.get("/persons/" + UUID.randomUUID() + "/doses").body()).contains("D151");
  }

  private static HttpResponse<String> correct(UUID dose, int version, String... other) {
    return correct(counter, dose, version, other);
  }

  private static HttpResponse<String> correct(
      StaffBrowser staff, UUID dose, int version, String... other) {
    String[] form = form(TICKET, other);
    String[] whole = java.util.Arrays.copyOf(form, form.length + 2);
    whole[form.length] = "version";
    whole[form.length + 1] = String.valueOf(version);
    return staff.post("/doses/" + dose + "/correction", whole);
  }

  private static HttpResponse<String> post(UUID dose, String deed, int version, String... other) {
    String[] form = java.util.Arrays.copyOf(other, other.length + 4);
    form[other.length] = "version";
    form[other.length + 1] = String.valueOf(version);
    form[other.length + 2] = "ground";
    form[other.length + 3] = "SCREENING_FORM";
    return counter.post("/doses/" + dose + "/" + deed, form);
  }

  /// The form of a dose, with some fields otherwise.
  private static String[] form(String ticket, String... other) {
    var fields = new java.util.LinkedHashMap<String, String>();
    fields.put("ticket", ticket);
    fields.put("number", "1");
    fields.put("given", "2026-03-20");
    fields.put("product", "MHN-12");
    fields.put("lot", "MH1001");
    fields.put("givenIn", "131016");
    fields.put("site", "見本体育館");
    fields.put("doctor", "見本　一郎");
    fields.put("ground", "SCREENING_FORM");
    for (int i = 0; i < other.length; i += 2) {
      fields.put(other[i], other[i + 1]);
    }
    return fields.entrySet().stream()
        .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
        .toArray(String[]::new);
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.body()))
        .replaceFirst("^https?://[^/]+", "");
  }
}
