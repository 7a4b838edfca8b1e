package vrs.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.TestZones;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.staff.StaffBrowser;

/// The whole way of a file through the screens, as a browser without JavaScript goes it.
class RecordPagesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final String FILE =
      """
      自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置
      131016,0000000017,1007,990000000027,髙橋　花子,タカハシ　ハナコ,1988-02-29,2,2025-12-10,,,0
      131016,0000000025,1014,,島袋　カメ,シマブクロ　カメ,1931-08-00,2,2025-12-10,,,1
      131016,0000000033,1021,,=1+1,タナカ　イチ,1931-08-01,1,2025-12-10,,,0
      """;
  private static final String DOSES =
      """
      自治体コード,券番号,接種回,接種日,接種自治体コード,会場名,医師名,製品コード,ロット番号
      131016,0000000017,1,2026-03-10,131016,見本体育館,見本　一郎,MHN-12,MH1001
      131016,0000000017,2,2026-03-20,131016,見本体育館,見本　一郎,MHN-12,MH9999
      131016,0000000017,3,2026-07-01,131016,見本体育館,見本　一郎,MHN-13,MH1001
      """;
  private static TestZones zones;

  @BeforeAll
  static void start() {
    zones = new TestZones(database, folder, Set.of(Zone.LGWAN));
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  @Test
  void a_file_goes_in_and_its_persons_are_found() {
    StaffBrowser administrator = signedIn(Role.ADMINISTRATOR);
    assertThat(administrator.get("/imports").body()).contains("接種対象者・接種記録の取込");

    HttpResponse<String> sent = administrator.upload("/imports", "file", FILE.getBytes(UTF_8));
    assertThat(sent.statusCode()).isEqualTo(302);
    String batch = path(sent);
    assertThat(administrator.settled(batch).body())
        .contains("新規 2 / 変更 0 / 変更なし 0 / 受け付けられない行 1", "D132", "2件を取り込んで確定する");
    assertThat(administrator.get(batch + "/progress").headers().firstValue("HX-Refresh"))
        .contains("true"); // the page that followed it shows the plan now
    HttpResponse<String> errors = administrator.get(batch + "/errors.csv");
    assertThat(errors.body()).startsWith("\uFEFF自治体コード,").contains("'=1+1", "D132");

    assertThat(path(administrator.post(batch + "/confirm"))).isEqualTo(batch);
    String receipt = administrator.settled(batch).body();
    assertThat(receipt).contains("取込の受領票").containsPattern("data-millis=\"[1-9]");
    assertThat(administrator.get("/imports").body()).contains("取込済み");

    StaffBrowser counter = signedIn(Role.COUNTER);
    assertThat(counter.get("/imports").statusCode()).isEqualTo(403);
    counter.get("/persons");
    assertThat(counter.post("/persons", "q", "たかはし").body()).contains("髙橋　花子");
    assertThat(counter.post("/persons", "q", "990000000027").body()).contains("髙橋　花子");
    assertThat(counter.post("/persons", "q", "0000000017").body()).contains("髙橋　花子");
    assertThat(counter.post("/persons", "q", "タ").statusCode()).isEqualTo(422);
    assertThat(counter.get("/persons/" + id("1007")).body())
        .contains("髙橋　花子", "0000000017", "1988-02-29(昭和63年)");
    assertThat(audited("person.look")).isEqualTo(1);

    protectedPersonsNeedAReason(counter);
    theirDosesGoInTheSameWay(administrator);
  }

  private static void theirDosesGoInTheSameWay(StaffBrowser administrator) {
    administrator.get("/imports");
    String batch = path(administrator.upload("/imports", "file", DOSES.getBytes(UTF_8)));
    assertThat(administrator.settled(batch).body())
        .contains("新規 2 / 変更 0 / 変更なし 0 / 受け付けられない行 1", "data-doubtful=\"1\"")
        .contains("要確認で取り込む行", "前回の接種からの間隔が足りません(最も早い日は 2026-03-29)")
        .contains("D209", "ロット MH9999 は登録されていません")
        .contains("D204", "登録されていない製品です", "2件を取り込んで確定する");
    assertThat(administrator.get(batch + "/errors.csv").body()).contains("MHN-13", ",D204,");

    administrator.post(batch + "/confirm");
    assertThat(administrator.settled(batch).body()).contains("取込の受領票", "D214");
    assertThat(administrator.get("/imports").body())
        .contains("<td data-label=\"ファイルの種類\">接種記録</td>");
    assertThat(administrator.get("/persons/" + id("1007")).body())
        .contains("2026-03-10", "登録済み", "2026-03-20", "要確認");
  }

  private void protectedPersonsNeedAReason(StaffBrowser counter) {
    assertThat(counter.post("/persons", "q", "シマブクロ").body()).doesNotContain("島袋");
    assertThat(counter.post("/persons", "q", "1014").body())
        .contains("支援措置対象者")
        .doesNotContain("島袋");
    HttpResponse<String> refused = counter.get("/persons/" + id("1014"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("D152").doesNotContain("島袋");

    assertThat(counter.post("/persons/" + id("1014"), "reason", "本人の窓口申請").body())
        .contains("島袋　カメ");
    assertThat(audited("person.look")).isEqualTo(3);
  }

  @Test
  void what_is_only_found_while_planning_is_told_on_the_page_of_the_import() {
    StaffBrowser administrator = signedIn(Role.ADMINISTRATOR);
    administrator.get("/imports");
    String batch =
        path(
            administrator.upload(
                "/imports", "file", FILE.replace("131016", "141003").getBytes(UTF_8)));

    HttpResponse<String> page = administrator.settled(batch);

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("D113", "送られたファイルは削除しました");
    assertThat(administrator.get("/imports").body()).contains("計画できず");
    assertThat(administrator.post(batch + "/confirm").body()).contains("D119");
  }

  @Test
  void a_plan_is_given_up() {
    StaffBrowser administrator = signedIn(Role.ADMINISTRATOR);
    administrator.get("/imports");
    String batch =
        path(
            administrator.upload(
                "/imports", "file", FILE.replace("000000", "111111").getBytes(UTF_8)));
    administrator.settled(batch);

    assertThat(path(administrator.post(batch + "/cancel"))).isEqualTo("/imports");

    assertThat(administrator.get(batch).body()).contains("D114");
    assertThat(administrator.get(batch + "/progress").headers().firstValue("HX-Redirect"))
        .contains("/imports");
    assertThat(audited("import.cancel")).isEqualTo(1);
  }

  @Test
  void a_wrong_file_is_told_on_the_same_screen() {
    StaffBrowser administrator = signedIn(Role.ADMINISTRATOR);
    administrator.get("/imports");

    HttpResponse<String> answer =
        administrator.upload("/imports", "file", "氏名\n髙橋\n".getBytes(UTF_8));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("D108", "券番号");
  }

  @Test
  void the_administrator_agrees_and_withdraws() {
    StaffBrowser administrator = signedIn(Role.ADMINISTRATOR);
    administrator.get("/agreement");
    assertThat(
            administrator
                .post(
                    "/agreement",
                    "terms",
                    "ELECTRONIC_ISSUANCE",
                    "agreed",
                    "true",
                    "reference",
                    "1")
                .body())
        .contains("M103");
    assertThat(
            administrator
                .post("/agreement", "terms", "MAIN", "agreed", "true", "reference", " ")
                .body())
        .contains("M101");

    administrator.post("/agreement", "terms", "MAIN", "agreed", "true", "reference", "健第123号");
    administrator.post(
        "/agreement", "terms", "ELECTRONIC_ISSUANCE", "agreed", "true", "reference", "健第124号");
    assertThat(administrator.get("/agreement").body()).contains("健第123号", "健第124号");

    administrator.post("/agreement", "terms", "MAIN", "agreed", "false", "reference", "健第125号");
    assertThat(administrator.get("/agreement").body())
        .doesNotContain("data-agreed=\"true\"")
        .contains("健第125号");
  }

  private static StaffBrowser signedIn(Role role) {
    return zones.signedIn(CHIYODA, role);
  }

  private static String path(HttpResponse<String> answer) {
    return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
  }

  private static String id(String ledgerNumber) {
    return JdbcClient.create(database.superuser())
        .sql("select id::text from person where ledger_number = :ledger")
        .param("ledger", ledgerNumber)
        .query(String.class)
        .single();
  }

  private static int audited(String action) {
    return JdbcClient.create(database.superuser())
        .sql("select count(*) from audit_entry where action = :action")
        .param("action", action)
        .query(Integer.class)
        .single();
  }
}
