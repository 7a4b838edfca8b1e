package vrs.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
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

/// A municipality asks for a missing function; both sides see the same thread (H8).
class DemandPagesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final AreaCode YOKOHAMA = new AreaCode("141003");
  private static TestZones zones;
  private static StaffBrowser chiyoda;
  private static StaffBrowser yokohama;
  private static StaffBrowser agency;
  private static StaffBrowser operator;

  @BeforeAll
  static void start() {
    zones = new TestZones(database, folder, Set.of(Zone.LGWAN, Zone.ADMINISTRATION));
    chiyoda = zones.signedIn(CHIYODA, Role.ADMINISTRATOR);
    yokohama = zones.signedIn(YOKOHAMA, Role.COUNTER);
    agency = zones.signedIn(AreaCode.AGENCY, Role.ADMINISTRATOR);
    operator = zones.signedIn(AreaCode.OPERATOR, Role.OPERATOR);
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  @Test
  void both_sides_write_to_the_same_thread_and_see_its_state() {
    String id = filed("転出者の一括抽出");
    String desk = "/demand-desk/131016/" + id;

    assertThat(agency.get("/demand-desk").body()).contains("転出者の一括抽出", "千代田区", "業務に支障がある", desk);
    answered(operator, desk, "仕様を確かめています。", "CONSIDERED");
    chiyoda.get("/demands/" + id);
    chiyoda.post("/demands/" + id + "/messages", "text", "急ぎます。");
    answered(agency, desk, "次の版で実現します。", "PLANNED");

    for (String page :
        new String[] {chiyoda.get("/demands/" + id).body(), agency.get(desk).body()}) {
      assertThat(page)
          .containsSubsequence("仕様を確かめています。", "急ぎます。", "次の版で実現します。")
          .contains("受託者", "市区町村", "検討中", "予定あり");
    }
    assertThat(chiyoda.get("/demands").body())
        .contains("予定あり", "id=\"title\" name=\"title\" maxlength=\"100\" required value=\"\"");
    assertThat(entries(CHIYODA, "demand.message")).isGreaterThanOrEqualTo(3);
  }

  @Test
  void another_municipality_sees_a_demand_only_once_its_answer_is_published_and_never_whose() {
    String id = filed("集計表の列の追加");
    String desk = "/demand-desk/131016/" + id;
    answered(agency, desk, "来月から列が増えます。", "DONE");
    assertThat(yokohama.get("/demands/" + id).statusCode()).isEqualTo(404);
    assertThat(yokohama.get("/demands").body()).doesNotContain("列の追加", "来月から");

    agency.get(desk);
    HttpResponse<String> published =
        agency.post(desk + "/published", "sequence", "1", "published", "true");

    assertThat(yokohama.get("/demands").body())
        .contains("集計表の列の追加", "来月から列が増えます。")
        .doesNotContain("千代田", "131016");
    assertThat(agency.get(published.headers().firstValue("Location").orElseThrow()).body())
        .contains("全自治体に公表しました。", desk + "/published?sequence=1&amp;published=false");
    agency.post(desk + "/published?sequence=1&published=false");
    assertThat(yokohama.get("/demands").body()).doesNotContain("来月から");
  }

  @Test
  void the_municipalitys_own_words_are_not_published() {
    String id = filed("自分の言葉");
    chiyoda.get("/demands/" + id);
    chiyoda.post("/demands/" + id + "/messages", "text", "内輪の話");

    agency.get("/demand-desk/131016/" + id);
    assertThat(
            agency
                .post(
                    "/demand-desk/131016/" + id + "/published",
                    "sequence",
                    "1",
                    "published",
                    "true")
                .body())
        .contains("Q121");
  }

  @Test
  void what_looks_like_a_persons_number_is_refused_and_nothing_typed_is_lost() {
    for (String number :
        new String[] {"990000000027", "9900 0000 0027", "９９０００００００００２７", "券0000000017です"}) {
      HttpResponse<String> refused = file(UUID.randomUUID(), "番号の例", "この人が" + number);

      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("Q123", number, "個人情報は書かないでください。");
    }
    assertThat(file(UUID.randomUUID(), "日付の例", "2026-11-24 10:00に止まる").statusCode()).isEqualTo(302);
    assertThat(file(UUID.randomUUID(), "", "内容").body()).contains("Q122");
  }

  @Test
  void a_form_that_is_sent_twice_makes_one_demand() {
    UUID id = UUID.randomUUID();

    file(id, "二度送る", "内容");

    assertThat(file(id, "二度送る", "内容").headers().firstValue("Location"))
        .hasValueSatisfying(location -> assertThat(location).endsWith("/demands/" + id));
    assertThat(
            JdbcClient.create(database.superuser())
                .sql("select count(*) from demand where title = '二度送る'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void an_answer_to_no_demand_is_refused() {
    agency.get("/demand-desk");
    String nobodys = "/demand-desk/131016/" + UUID.randomUUID();

    assertThat(agency.get(nobodys).body()).contains("Q121");
    assertThat(agency.post(nobodys + "/messages", "text", "回答").body()).contains("Q121");
    assertThat(agency.get("/demand-desk/131015/" + UUID.randomUUID()).body()).contains("E102");
  }

  private static String filed(String title) {
    UUID id = UUID.randomUUID();
    assertThat(file(id, title, "内容です。").statusCode()).isEqualTo(302);
    return id.toString();
  }

  private static HttpResponse<String> file(UUID id, String title, String text) {
    chiyoda.get("/demands");
    return chiyoda.post(
        "/demands", "id", id.toString(), "title", title, "text", text, "urgency", "HINDERS");
  }

  private static void answered(StaffBrowser who, String desk, String text, String state) {
    who.get(desk);
    assertThat(who.post(desk + "/messages", "text", text, "state", state).statusCode())
        .isEqualTo(302);
  }

  private static int entries(AreaCode area, String action) {
    return JdbcClient.create(database.superuser())
        .sql("select count(*) from audit_entry where area = :area and action = :action")
        .param("area", area.digits())
        .param("action", action)
        .query(Integer.class)
        .single();
  }
}
