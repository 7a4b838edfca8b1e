package vrs.server.handover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.staff.StaffBrowser;

/// A file's way out through the screens: reason, limit, log, digest, confirmation (I8, A4).
class HandoverPagesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static LedgerDesk desk;
  private static StaffBrowser administrator;

  @BeforeAll
  static void start() {
    desk = new LedgerDesk(database, folder);
    administrator = desk.zones.signedIn(LedgerDesk.CHIYODA, Role.ADMINISTRATOR);
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @BeforeEach
  void register() {
    desk.empty();
    UUID person = desk.person(1, "0007", "𠮷野　花子");
    desk.dose(1, person, 1, "会場", "医師");
  }

  @Test
  void a_file_is_made_fetched_as_often_as_needed_and_confirmed() throws Exception {
    String page = make("UTF8", "週次の取込");
    assertThat(administrator.get(page).body())
        .contains("data-state=\"PREPARED\"", "週次の取込", "certutil -hashfile ledger-long-131016-");
    assertThat(administrator.post(page + "/confirm", "digest", "000000").body()).contains("H108");

    HttpResponse<byte[]> file = fetch(page);
    byte[] digest = WrittenFile.sha256().digest(file.body());
    String hex = HexFormat.of().formatHex(digest);
    assertThat(new String(file.body(), UTF_8)).contains("𠮷野　花子");
    assertThat(file.headers().firstValue("Repr-Digest"))
        .contains("sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
    assertThat(file.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(fetch(page).body()).isEqualTo(file.body());

    String shown = administrator.get(page).body();
    assertThat(shown)
        .contains("data-state=\"DOWNLOADED\"", hex.substring(0, 58))
        .doesNotContain(hex);
    HttpResponse<String> wrong = administrator.post(page + "/confirm", "digest", "zzzzzz");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("H109").doesNotContain(hex);

    assertThat(
            administrator
                .post(page + "/confirm", "digest", " " + hex.substring(58).toUpperCase(Locale.ROOT))
                .statusCode())
        .isEqualTo(302);
    assertThat(administrator.get(page).body()).contains("data-state=\"CONFIRMED\"", hex);
    assertThat(administrator.get("/handovers").body()).contains("受領済み", "週次の取込");
    assertThat(entries())
        .containsExactly(
            "handover.prepare done 週次の取込",
            "handover.confirm H108 null",
            "handover.download done 点検",
            "handover.download done 点検",
            "handover.confirm H109 null",
            "handover.confirm done null");
  }

  @Test
  void without_a_reason_nothing_is_made_and_nothing_is_fetched() throws Exception {
    administrator.get("/handovers/ledger");
    HttpResponse<String> unreasoned =
        administrator.post("/handovers/ledger", form(UUID.randomUUID(), "UTF8", " "));
    assertThat(unreasoned.statusCode()).isEqualTo(422);
    assertThat(unreasoned.body()).contains("H101");

    String page = make("UTF8", "取込");
    assertThat(administrator.post(page + "/file", "reason", "あ".repeat(201)).body())
        .contains("H101");
    assertThat(entries())
        .containsExactly(
            "handover.prepare H101 null",
            "handover.prepare done 取込",
            "handover.download H101 null");
  }

  @Test
  void the_same_form_sent_twice_makes_one_file() {
    administrator.get("/handovers/ledger");
    String[] form = form(UUID.randomUUID(), "UTF8", "取込");

    String first = path(administrator.post("/handovers/ledger", form));

    assertThat(path(administrator.post("/handovers/ledger", form))).isEqualTo(first);
    assertThat(count("handover")).isEqualTo(1);
  }

  @Test
  void a_day_has_a_limit_for_making_and_for_fetching() throws Exception {
    String page = make("UTF8", "取込");
    for (int i = 1; i < 20; i++) {
      make("UTF8", "取込");
    }
    administrator.get("/handovers/ledger");
    HttpResponse<String> tooMany =
        administrator.post("/handovers/ledger", form(UUID.randomUUID(), "UTF8", "取込"));
    assertThat(tooMany.statusCode()).isEqualTo(429);
    assertThat(tooMany.body()).contains("H102", "1日20回まで");

    for (int i = 0; i < 20; i++) {
      fetch(page);
    }
    assertThat(administrator.post(page + "/file", "reason", "取込").body()).contains("H102");
    desk.superuser.sql("update handover_download set at = at - interval '1 day'").update();
    assertThat(fetch(page).statusCode()).isEqualTo(200);
  }

  @Test
  void characters_that_are_missing_are_listed_and_nothing_is_made() {
    administrator.get("/handovers/ledger");
    HttpResponse<String> answer =
        administrator.post("/handovers/ledger", form(UUID.randomUUID(), "CP932", "取込"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("H103", "0007", "氏名", "𠮷 (U+20BB7)", "これらの行を除いて作る", "UTF-8のCSVならすべて書けます");
    assertThat(count("handover")).isZero();
    assertThat(entries()).containsExactly("handover.prepare H103 null");
  }

  @Test
  void after_seven_days_it_is_gone_and_stays_in_the_list() throws Exception {
    String page = make("UTF8", "取込");
    fetch(page);
    desk.superuser.sql("update handover set expires = now()").update();

    assertThat(administrator.post(page + "/file", "reason", "取込").body()).contains("H107");
    assertThat(administrator.post(page + "/confirm", "digest", "000000").body()).contains("H107");
    assertThat(administrator.get("/handovers").body()).contains("期限切れ");
  }

  @Test
  void notes_that_name_ledger_numbers_are_a_look_that_is_logged() {
    desk.dose(2, new UUID(0, 1), 2, "会場", "医".repeat(21));
    administrator.get("/handovers/ledger");
    String[] form = form(UUID.randomUUID(), "UTF8", "取込");
    form[3] = "WIDE";
    String page = path(administrator.post("/handovers/ledger", form));

    assertThat(administrator.get(page).body()).contains("0007", "2回目接種医師名", "上限(20文字)");
    assertThat(entries()).containsExactly("handover.prepare done 取込", "handover.notes done null");
  }

  private static String make(String format, String reason) {
    administrator.get("/handovers/ledger");
    return path(administrator.post("/handovers/ledger", form(UUID.randomUUID(), format, reason)));
  }

  private static String[] form(UUID id, String format, String reason) {
    return new String[] {
      "id", id.toString(), "form", "LONG", "changes", "false", "format", format, "reason", reason
    };
  }

  private static HttpResponse<byte[]> fetch(String page) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            administrator
                .withCookies(administrator.request(page + "/file", List.of("reason", "点検")))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String path(HttpResponse<String> answer) {
    return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
  }

  private static int count(String table) {
    return desk.superuser.sql("select count(*) from " + table).query(Integer.class).single();
  }

  private static List<String> entries() {
    return desk.superuser
        .sql(
            """
            select action || ' ' || outcome || ' ' || coalesce(purpose, 'null') from audit_entry
             where action like 'handover.%' order by time, outcome desc
            """)
        .query(String.class)
        .list();
  }
}
