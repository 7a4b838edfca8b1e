package vrs.server.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.TestZones;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.staff.FirstAccounts;
import vrs.server.staff.StaffBrowser;

/// A counter at which persons make requests: a small register, and staff who work by forms.
final class RequestDesk {
  static final AreaCode CHIYODA = new AreaCode("131016");
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final String RECIPIENTS =
      """
      自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置
      131016,0000000017,1007,990000000027,髙橋　花子,タカハシ　ハナコ,1988-02-29,2,2025-12-10,,,0
      131016,0000000025,1014,,島袋　カメ,シマブクロ　カメ,1931-08-00,2,2025-12-10,2026-05-31,,1
      """;
  private static final String DOSES =
      """
      自治体コード,券番号,接種回,接種日,接種自治体コード,会場名,医師名,製品コード,ロット番号,入力元
      131016,0000000017,1,2026-03-10,131016,見本体育館,見本　一郎,MHN-12,MH1001,職域
      131016,0000000025,1,2026-03-10,141003,横浜会場,見本　二郎,MHN-12,MH1001,
      """;

  final JdbcClient all;
  final TestZones zones;
  final StaffBrowser counter;
  final String name;

  RequestDesk(TestDatabase database, TestZones zones) {
    this.all = JdbcClient.create(database.superuser());
    this.zones = zones;
    this.name = "窓口 一子";
    this.counter = signedIn(name);
    if (all.sql("select count(*) from person").query(Integer.class).single() == 0) {
      imported(RECIPIENTS);
      imported(DOSES);
    }
  }

  StaffBrowser signedIn(String displayName) {
    FirstAccounts.Sample account =
        zones.account(CHIYODA, displayName, Role.COUNTER, Role.ADMINISTRATOR);
    var browser = new StaffBrowser(zones.address(Zone.LGWAN));
    browser.signIn(account);
    browser.get("/");
    return browser;
  }

  private void imported(String file) {
    counter.get("/imports");
    String batch = location(counter.upload("/imports", "file", file.getBytes(UTF_8)));
    counter.settled(batch);
    assertThat(counter.post(batch + "/confirm").statusCode()).isEqualTo(302);
    counter.settled(batch);
  }

  static LocalDate today() {
    return LocalDate.now(JAPAN);
  }

  String person(String ledger) {
    return all.sql("select id::text from person where ledger_number = :ledger")
        .param("ledger", ledger)
        .query(String.class)
        .single();
  }

  /// A request of today, received at the counter.
  String received(RequestKind kind, String person) {
    return location(receive(kind, person, today().toString())).substring("/requests/".length());
  }

  HttpResponse<String> receive(RequestKind kind, String person, String day) {
    counter.get("/requests/new");
    var form =
        new ArrayList<>(
            List.of(
                "id",
                UUID.randomUUID().toString(),
                "kind",
                kind.name(),
                "origin",
                "COUNTER",
                "received",
                day,
                "name",
                "髙橋　花子",
                "contact",
                "見本町1-2-3",
                "note",
                "2回目が違う"));
    if (!person.isEmpty()) {
      form.addAll(List.of("person", person));
    }
    return counter.post("/requests", form.toArray(String[]::new));
  }

  /// A request for which the person was identified and which was granted.
  String granted(RequestKind kind, String person) {
    String id = received(kind, person);
    took(id, "IDENTIFIED", "text", "旅券");
    took(id, "BEGUN");
    took(id, "DECIDED", "outcome", "GRANTED");
    return id;
  }

  HttpResponse<String> step(StaffBrowser browser, String id, String step, String... form) {
    browser.get("/requests/" + id);
    var fields = new ArrayList<>(List.of("step", step));
    fields.addAll(Arrays.asList(form));
    return browser.post("/requests/" + id + "/steps", fields.toArray(String[]::new));
  }

  void took(String id, String step, String... form) {
    HttpResponse<String> answer = step(counter, id, step, form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  String page(String id) {
    HttpResponse<String> page = counter.get("/requests/" + id);
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return page.body();
  }

  int audited(String action, String outcome) {
    return all.sql("select count(*) from audit_entry where action = :action and outcome = :outcome")
        .param("action", action)
        .param("outcome", outcome)
        .query(Integer.class)
        .single();
  }

  static String location(HttpResponse<String> answer) {
    return URI.create(
            answer
                .headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.body())))
        .getPath();
  }
}
