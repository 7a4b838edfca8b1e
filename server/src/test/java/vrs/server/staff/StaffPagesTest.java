package vrs.server.staff;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.server.platform.Actor;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.platform.ZoneContext;

class StaffPagesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final String SESSION = "vrs-lgwan-session";
  private static ZoneContext zone;
  private static Staff staff;
  private StaffBrowser browser;

  @BeforeAll
  static void start() {
    zone = TestZone.start(database, Zone.LGWAN, folder);
    staff = new Staff(database, Zone.LGWAN, folder);
  }

  @BeforeEach
  void open() {
    browser = new StaffBrowser(zone.address());
  }

  @AfterAll
  static void stop() {
    zone.close();
  }

  @Test
  void who_is_not_signed_in_is_led_to_sign_in() {
    HttpResponse<String> answer = browser.get("/accounts");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains("/sign-in");
  }

  @Test
  void an_administrator_signs_in_and_sees_only_what_the_roles_open() {
    browser.signIn(staff.account(Staff.CHIYODA, Role.ADMINISTRATOR));
    assertThat(browser.get("/").body()).contains("試験 花子", "/accounts", "/devices");
    assertThat(browser.get("/accounts").statusCode()).isEqualTo(200);
    assertThat(browser.get("/devices").statusCode()).isEqualTo(200);
    assertThat(browser.get("/shifts").statusCode()).isEqualTo(200);

    var counter = new StaffBrowser(zone.address());
    counter.signIn(staff.account(Staff.CHIYODA, Role.COUNTER));
    assertThat(counter.get("/").body()).doesNotContain("/accounts");
    assertThat(counter.get("/accounts").statusCode()).isEqualTo(403);
    assertThat(counter.get("/accounts").body()).contains("E104");
  }

  @Test
  void the_session_cookie_is_out_of_reach_of_scripts_and_other_sites_and_new_at_each_step() {
    FirstAccounts.Sample sample = staff.account(Staff.CHIYODA, Role.COUNTER);
    browser.get("/sign-in");
    browser.cookies.put(SESSION, SessionToken.random(Staff.CHIYODA).cookie());
    browser.get("/sign-in");
    String planted = browser.cookies.get(SESSION);
    HttpResponse<String> answer =
        browser.post(
            "/sign-in", "office", "131016", "name", sample.name(), "password", Staff.PASSWORD);

    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain("Max-Age");
    String first = browser.cookies.get(SESSION);
    browser.get("/sign-in/code");
    browser.post("/sign-in/code", "code", Staff.codeOf(sample.secondFactor(), 0));
    assertThat(browser.cookies.get(SESSION)).isNotIn(planted, first);
  }

  @Test
  void a_wrong_password_is_said_on_top_of_the_form_and_keeps_what_was_typed() {
    browser.get("/sign-in");
    HttpResponse<String> answer =
        browser.post("/sign-in", "office", "131016", "name", "hanako", "password", "wrong");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .contains("A101", "value=\"hanako\"")
        .doesNotContain("value=\"wrong\"");
  }

  @Test
  void words_are_english_for_who_prefers_english() {
    HttpResponse<String> answer =
        browser.send(
            HttpRequest.newBuilder(zone.address().resolve("/sign-in"))
                .header("Accept-Language", "en"));

    assertThat(answer.body()).contains("<html lang=\"en\"", "Office code");
  }

  @Test
  void a_form_without_its_token_or_with_another_sessions_is_refused() {
    browser.signIn(staff.account(Staff.CHIYODA, Role.ADMINISTRATOR));
    browser.get("/devices");
    String own = browser.token;
    var other = new StaffBrowser(zone.address());
    other.signIn(staff.account(Staff.CHIYODA, Role.ADMINISTRATOR));
    other.get("/devices");

    browser.token = "";
    assertThat(browser.post("/devices/sites", "name", "偽の会場").statusCode()).isEqualTo(403);
    browser.token = other.token;
    HttpResponse<String> foreign = browser.post("/devices/sites", "name", "偽の会場");
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(foreign.body()).contains("E108");
    browser.token = own;
    assertThat(browser.post("/devices/sites", "name", "本物の会場").statusCode()).isEqualTo(302);
    assertThat(browser.get("/devices").body()).contains("本物の会場").doesNotContain("偽の会場");
  }

  @Test
  void a_change_that_another_sites_page_asks_for_is_refused() {
    browser.signIn(staff.account(Staff.CHIYODA, Role.ADMINISTRATOR));
    browser.get("/devices");
    for (String[] header :
        List.of(
            new String[] {"Origin", "https://evil.example"},
            new String[] {"Origin", "null"},
            new String[] {"Sec-Fetch-Site", "cross-site"},
            new String[] {"Sec-Fetch-Site", "same-site"})) {
      HttpResponse<String> answer =
          browser.send(
              browser
                  .request("/devices/sites", List.of("name", "偽の会場"))
                  .header(header[0], header[1]));

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("A111");
    }
  }

  @Test
  void a_browser_that_names_its_own_page_is_let_in_even_if_it_hides_the_address() {
    browser.get("/sign-in");
    HttpResponse<String> answer =
        browser.send(
            browser
                .request("/sign-in", List.of("office", "131016", "name", "x1", "password", "x"))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Origin", "null"));

    assertThat(answer.body()).contains("A101");
  }

  @Test
  void every_page_carries_the_headers_that_keep_it_alone() {
    var headers = browser.get("/sign-in").headers();

    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
    assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(browser.get("/sign-in").body()).doesNotContainPattern(Pattern.compile("\\son\\w+="));
  }

  @Test
  void a_disabled_account_is_outside_at_the_next_click() {
    FirstAccounts.Sample sample = staff.account(Staff.CHIYODA, Role.COUNTER);
    browser.signIn(sample);
    assertThat(browser.get("/").statusCode()).isEqualTo(200);

    staff.changeAccount.disable(
        Staff.actor(staff.account(Staff.CHIYODA, Role.ADMINISTRATOR), Role.ADMINISTRATOR),
        sample.account(),
        true);
    assertThat(browser.get("/").statusCode()).isEqualTo(302);
  }

  @Test
  void a_signed_out_cookie_opens_nothing() {
    browser.signIn(staff.account(Staff.CHIYODA, Role.COUNTER));
    browser.get("/");
    String before = browser.cookies.get(SESSION);
    browser.post("/sign-out");
    browser.cookies.put(SESSION, before);

    assertThat(browser.get("/").statusCode()).isEqualTo(302);
  }

  @Test
  void a_new_person_sets_the_account_up_with_the_code_and_signs_in() {
    browser.signIn(staff.account(Staff.CHIYODA, Role.ADMINISTRATOR));
    browser.get("/accounts");
    String page =
        browser
            .post("/accounts", "name", "jiro", "displayName", "試験 次郎", "roles", "COUNTER")
            .body();
    String code = found("id=\"one-time-code\">([^<]+)<", page);

    var jiro = new StaffBrowser(zone.address());
    jiro.get("/set-up");
    String offer = jiro.post("/set-up", "code", code).body();
    String secret = found("class=\"big\">([A-Z2-7]+)<", offer);
    HttpResponse<String> done =
        jiro.post(
            "/set-up/finish",
            "code",
            code,
            "password",
            "a long enough one",
            "repeated",
            "a long enough one",
            "factor",
            Staff.codeOf(secret, -1));
    assertThat(done.statusCode()).isEqualTo(302);
    jiro.signIn(
        new FirstAccounts.Sample(
            UUID.randomUUID(), Staff.CHIYODA, "jiro", "a long enough one", secret));
    assertThat(jiro.get("/").body()).contains("試験 次郎");

    jiro.get("/set-up");
    assertThat(jiro.post("/set-up", "code", code).body()).contains("A104");
  }

  @Test
  void style_and_scripts_are_served_and_nothing_beside_them() {
    for (String file : List.of("staff.css", "staff.js", "staff.svg", "htmx.min.js")) {
      assertThat(browser.get("/assets/" + file).statusCode()).as(file).isEqualTo(200);
    }
    assertThat(browser.get("/assets/application.properties").statusCode()).isEqualTo(404);
    assertThat(browser.get("/assets/..%2f..%2fapplication.properties").statusCode())
        .isGreaterThanOrEqualTo(400);
  }

  @Test
  void a_request_that_names_another_host_is_refused() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), zone.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /sign-in HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 421").contains("A112");
    }
  }

  @Test
  void an_administrator_makes_a_code_for_a_tablet_and_sees_and_blocks_it() {
    FirstAccounts.Sample sample = staff.account(Staff.YOKOHAMA, Role.ADMINISTRATOR);
    Actor administrator = Staff.actor(sample, Role.ADMINISTRATOR);
    UUID hall = staff.manageSites.addSite(administrator, "港北会場");
    staff.manageSites.addPerson(administrator, hall, "看護 太郎", "280617");
    browser.signIn(sample);
    browser.get("/devices");
    String page = browser.post("/devices/codes", "site", hall.toString(), "label", "受付1").body();
    String code = found("id=\"one-time-code\">([^<]+)<", page);
    assertThat(page).contains("港北会場", "<svg");

    var tablet = new TestTablet();
    UUID device =
        new Staff(database, Zone.INTERNET, folder)
            .enrolDevice
            .enrol(code, tablet.publicKey(), tablet.proof(code), "192.0.2.1")
            .device();
    assertThat(browser.get("/devices").body()).contains("受付1", "看護 太郎", device.toString());
    browser.post("/devices/" + device + "/blocked", "blocked", "true");
    assertThat(browser.get("/devices").body()).contains("停止中");
  }

  @Test
  void the_sites_doors_do_not_exist_in_this_zone() {
    assertThat(browser.get("/api/v1/shifts/current").statusCode()).isEqualTo(404);
    assertThat(browser.get("/api/v1/shifts/current").body()).contains("E101");
  }

  private static String found(String pattern, String page) {
    var matcher = Pattern.compile(pattern).matcher(page);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
