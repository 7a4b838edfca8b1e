package vrs.server.request;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.server.request.RequestDesk.today;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.server.TestZones;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.staff.StaffBrowser;

/// Requests of persons reach the office, are tracked to the day, and are answered (F13).
class RequestPagesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static TestZones zones;
  private static RequestDesk desk;
  private static String hanako;
  private static String kame;

  @BeforeAll
  static void start() {
    zones = new TestZones(database, folder, Set.of(Zone.LGWAN));
    desk = new RequestDesk(database, zones);
    hanako = desk.person("1007");
    kame = desk.person("1014");
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  @Test
  void a_request_gets_a_number_and_the_deadline_of_the_law() {
    String id = desk.received(RequestKind.DISCLOSURE, hanako);

    assertThat(desk.page(id))
        .contains(today().getYear() + "-0", today().plusDays(30).toString(), "あと30日")
        .contains("個人情報保護法83条により、受付日の翌日から30日以内", "見本町1-2-3", "2回目が違う");
    assertThat(desk.counter.get("/requests?kind=DISCLOSURE&state=RECEIVED").body())
        .contains("/requests/" + id);
    assertThat(desk.counter.get("/requests?kind=STOP&state=RECEIVED").body())
        .doesNotContain("/requests/" + id);
  }

  @Test
  void a_form_that_is_sent_twice_makes_one_request() {
    desk.counter.get("/requests/new");
    String[] form = {
      "id",
      "5d9f5c4e-6f0b-4c43-8d4e-0d7f3e2f0001",
      "kind",
      "STOP",
      "origin",
      "POST",
      "received",
      today().toString(),
      "name",
      "同じ人",
      "contact",
      "電話"
    };

    String first = RequestDesk.location(desk.counter.post("/requests", form));

    assertThat(RequestDesk.location(desk.counter.post("/requests", form))).isEqualTo(first);
    assertThat(
            desk.all
                .sql("select count(*) from person_request where kind = 'STOP' and origin = 'POST'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void overdue_requests_come_first_and_are_counted() {
    String late =
        RequestDesk.location(
            desk.receive(RequestKind.ADDITION, hanako, today().minusDays(40).toString()));
    String later = "/requests/" + desk.received(RequestKind.ADDITION, hanako);

    String inbox = desk.counter.get("/requests?kind=ADDITION").body();

    assertThat(inbox).contains("期限を過ぎた請求が1件あります。", "10日超過");
    assertThat(inbox.indexOf(late)).isLessThan(inbox.indexOf(later));
  }

  @Test
  void a_day_ahead_or_before_the_law_is_refused_and_nothing_typed_is_lost() {
    HttpResponse<String> ahead =
        desk.receive(RequestKind.DISCLOSURE, hanako, today().plusDays(1).toString());

    assertThat(ahead.statusCode()).isEqualTo(422);
    assertThat(ahead.body()).contains("Q103", "見本町1-2-3", "2回目が違う");
    assertThat(desk.receive(RequestKind.DISCLOSURE, hanako, "2023-03-31").body()).contains("Q103");
    assertThat(desk.receive(RequestKind.DISCLOSURE, hanako, "きのう").body()).contains("Q103");
  }

  @Test
  void steps_come_in_their_order_and_each_stays_in_the_history() {
    String id = desk.received(RequestKind.DELETION, hanako);

    assertThat(desk.step(desk.counter, id, "BEGUN").body()).contains("Q102");
    assertThat(desk.step(desk.counter, id, "DECIDED", "outcome", "GRANTED").body())
        .contains("Q102");
    assertThat(desk.step(desk.counter, id, "IDENTIFIED", "text", " ").body()).contains("Q104");
    desk.took(id, "IDENTIFIED", "text", "運転免許証");
    desk.took(id, "BEGUN");
    assertThat(desk.step(desk.counter, id, "DECIDED", "outcome", "REFUSED").body())
        .contains("Q104");
    desk.took(id, "DECIDED", "outcome", "REFUSED", "text", "保存期間内のため");
    desk.took(id, "DONE");
    desk.took(id, "NOTED", "text", "通知書を送付");

    assertThat(desk.page(id)).contains("完了", "認めない", "運転免許証", "保存期間内のため", "通知書を送付", desk.name);
    assertThat(desk.counter.get("/requests?kind=DELETION").body())
        .doesNotContain("/requests/" + id);
  }

  @Test
  void the_deadline_is_extended_once_and_with_a_reason() {
    String id = desk.received(RequestKind.STOP, hanako);

    assertThat(desk.step(desk.counter, id, "EXTENDED", "text", "").body()).contains("Q104");
    desk.took(id, "EXTENDED", "text", "照会に日数を要する");

    assertThat(desk.page(id)).contains(today().plusDays(60).toString(), "あと60日");
    assertThat(desk.step(desk.counter, id, "EXTENDED", "text", "もう一度").body()).contains("Q106");
  }

  @Test
  void ones_own_last_step_is_undone_and_nobody_elses() {
    String id = desk.received(RequestKind.DISCLOSURE, hanako);
    HttpResponse<String> taken = desk.step(desk.counter, id, "IDENTIFIED", "text", "旅券");
    StaffBrowser other = desk.signedIn("別の 職員");

    assertThat(desk.counter.get(taken.headers().firstValue("Location").orElseThrow()).body())
        .contains("「本人確認」を記録しました。", "action=\"/requests/" + id + "/undo\"");
    other.get("/requests/" + id);
    assertThat(other.post("/requests/" + id + "/undo").body()).contains("Q105");
    assertThat(desk.counter.post("/requests/" + id + "/undo").statusCode()).isEqualTo(302);
    assertThat(desk.page(id)).contains("取り消した", "本人確認を済ませる");
    assertThat(desk.counter.post("/requests/" + id + "/undo").body()).contains("Q105");
  }

  @Test
  void work_is_given_to_a_colleague_and_to_nobody_else() {
    String id = desk.received(RequestKind.DISCLOSURE, hanako);
    desk.signedIn("担当 次郎");
    String jiro =
        desk.all
            .sql("select id::text from account where display_name = '担当 次郎'")
            .query(String.class)
            .single();

    desk.took(id, "ASSIGNED", "account", jiro);

    assertThat(desk.page(id)).contains("<dd>担当 次郎</dd>");
    assertThat(desk.step(desk.counter, id, "ASSIGNED", "account", hanako).body()).contains("Q110");
  }

  @Test
  void a_granted_correction_ends_with_the_version_that_it_led_to() {
    String id = desk.granted(RequestKind.CORRECTION, hanako);
    String dose =
        desk.all
            .sql("select id::text from dose where person = cast(:id as uuid)")
            .param("id", hanako)
            .query(String.class)
            .single();

    assertThat(desk.step(desk.counter, id, "DONE").body()).contains("Q107");
    assertThat(desk.step(desk.counter, id, "DONE", "corrected", dose + ":2").body())
        .contains("Q107");
    assertThat(desk.step(desk.counter, id, "DONE", "corrected", kame + ":1").body())
        .contains("Q107");
    assertThat(desk.page(id)).contains("1回目 2026-03-10 (第1版)");
    desk.took(id, "DONE", "corrected", dose + ":1");
    assertThat(desk.page(id)).contains("接種記録 (第1版)");
  }

  @Test
  void a_request_of_somebody_not_found_yet_is_linked_from_the_persons_page() {
    String id = desk.received(RequestKind.DISCLOSURE, "");
    assertThat(desk.page(id)).contains("本人は、まだ接種対象者と結び付いていません。");

    assertThat(desk.counter.get("/persons/" + hanako).body())
        .contains("/requests/new?person=" + hanako);
    assertThat(desk.counter.get("/requests/new?person=" + hanako).body())
        .contains("髙橋　花子 1988-02-29", "/requests/" + id + "/steps");
    desk.took(id, "LINKED", "person", hanako);

    assertThat(desk.page(id)).contains("/persons/" + hanako);
    assertThat(desk.step(desk.counter, id, "LINKED", "person", id).body()).contains("D151");
  }

  @Test
  void who_asks_for_a_protected_person_is_shown_for_a_reason_that_the_log_keeps() {
    String id = desk.received(RequestKind.DISCLOSURE, kame);

    assertThat(desk.page(id)).doesNotContain("見本町1-2-3", "2回目が違う", "島袋");
    assertThat(desk.counter.post("/requests/" + id, "reason", "回答の送付").body())
        .contains("見本町1-2-3", "2回目が違う");
    assertThat(
            desk.all
                .sql(
                    "select count(*) from audit_entry where action = 'request.look' and purpose = '回答の送付'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void the_decision_is_told_at_the_next_contact_unless_it_was_taken_back() {
    String id = desk.received(RequestKind.STOP, hanako);
    desk.took(id, "IDENTIFIED", "text", "旅券");
    desk.took(id, "BEGUN");
    desk.took(id, "DECIDED", "outcome", "PARTLY", "text", "一部のみ", "tell", "true");
    String notice = open(hanako);

    assertThat(desk.counter.get("/persons/" + hanako).body())
        .contains("次の連絡のときに伝えること", "の決定", notice);
    HttpResponse<String> told =
        desk.counter.post("/persons/" + hanako + "/notices/" + notice, "told", "true");
    assertThat(desk.counter.get(told.headers().firstValue("Location").orElseThrow()).body())
        .contains("伝えたことを記録しました。")
        .doesNotContain("次の連絡のときに伝えること");
    assertThat(
            desk.counter
                .post("/persons/" + hanako + "/notices/" + notice + "?told=false")
                .statusCode())
        .isEqualTo(302);
    assertThat(open(hanako)).isEqualTo(notice);

    desk.counter.post("/requests/" + id + "/undo");

    assertThat(desk.counter.get("/persons/" + hanako).body()).doesNotContain(notice);
    assertThat(
            desk.counter.post("/persons/" + hanako + "/notices/" + notice, "told", "true").body())
        .contains("D191");
  }

  private static String open(String person) {
    return desk.all
        .sql(
            """
            select id::text from person_notice
             where person = cast(:person as uuid) and told_at is null and withdrawn is null
            """)
        .param("person", person)
        .query(String.class)
        .single();
  }
}
