package vrs.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.card.Bytes;
import vrs.card.CardEvidence;
import vrs.card.CardReason;
import vrs.card.CardRefusal;
import vrs.card.CardResult.Verified;
import vrs.card.CardVerification;
import vrs.card.FlatJson;
import vrs.card.TrustedCas;
import vrs.card.app.AppResult;
import vrs.card.app.AppResult.Genuine;
import vrs.card.app.AppStatement;
import vrs.card.app.PassportFields;
import vrs.card.app.TrustedApps;
import vrs.samples.card.CardHolder;
import vrs.samples.card.TestAppAuthority;
import vrs.samples.card.TestCardAuthority;
import vrs.samples.pictures.Camera;
import vrs.samples.pictures.Damage;
import vrs.samples.pictures.PassportPicture;
import vrs.samples.pictures.Print;

class CardBridgeTest {

  private static final String PAGE = "https://citizen.example";
  private static final Bytes NONCE = Bytes.ofHex("0123456789abcdef".repeat(4));
  private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final TestCardAuthority CARDS = TestCardAuthority.standard();
  private static final TestAppAuthority APPS = new TestAppAuthority(NOW);

  private final AtomicBoolean inTheReader = new AtomicBoolean(true);
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final HttpClient browser = HttpClient.newHttpClient();
  private final PrintStream console = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private CardBridge bridge = start();

  private CardBridge start() {
    var card =
        CARDS.print(
            "131016",
            CardHolder.of("123456789018", "番号　花子", "住所", LocalDate.of(1980, 2, 17), '2', "1234"));
    CardSlot slot =
        () -> {
          if (!inTheReader.get()) {
            throw new CardRefusal(CardReason.NO_CARD, "none");
          }
          return card;
        };
    try {
      return CardBridge.start(slot, APPS.install("1.0.0", NOW), PAGE, 0, clock());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Clock clock() {
    InstantSource source = now::get;
    return source.withZone(ZoneId.of("Asia/Tokyo"));
  }

  @BeforeEach
  void watchTheConsole() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopAndSeeThatNothingWasLogged() {
    bridge.close();
    browser.close();
    System.setOut(console);
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void the_page_learns_whether_a_card_is_there_and_how_many_tries_it_has() throws Exception {
    assertThat(FlatJson.parse(get("/status").body()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("version", "1.0.0", "card", "present", "triesLeft", "3"));

    inTheReader.set(false);

    assertThat(FlatJson.parse(get("/status").body()))
        .containsExactlyInAnyOrderEntriesOf(Map.of("version", "1.0.0", "card", "absent"));
  }

  @Test
  void what_is_read_is_a_genuine_card_and_a_genuine_app_for_this_nonce() throws Exception {
    var answer = read(Map.of());

    assertThat(answer.statusCode()).isEqualTo(200);
    var evidence = evidence(answer);
    assertThat(
            new CardVerification(TrustedCas.parse(CARDS.trustLine()), null)
                .verify(evidence, NONCE, TODAY))
        .isInstanceOf(Verified.class);
    assertThat(((Genuine) verified(answer)).passport()).isEmpty();
  }

  @Test
  void a_passport_is_read_here_and_its_five_fields_are_signed_with_the_application()
      throws Exception {
    var fields = FlatJson.parse(post("/passport", passport("311231")).body());
    assertThat(fields)
        .containsEntry("name", "BANGO<<HANAKO" + "<".repeat(26))
        .containsEntry("number", "TR12345672")
        .containsEntry("nationality", "JPN")
        .containsEntry("birthDate", "8002170")
        .containsEntry("expiry", "3112319")
        .hasSize(5);

    assertThat(((Genuine) verified(read(Map.of("passport", "yes")))).passport())
        .contains(
            new PassportFields(
                "BANGO<<HANAKO" + "<".repeat(26), "TR12345672", "JPN", "8002170", "3112319"));
    assertThat(((Genuine) verified(read(Map.of()))).passport()).isEmpty();
  }

  @Test
  void a_passport_is_kept_for_half_an_hour_and_no_longer() throws Exception {
    post("/passport", passport("311231"));
    now.set(NOW.plus(Duration.ofMinutes(29)));
    assertThat(read(Map.of("passport", "yes")).statusCode()).isEqualTo(200);

    now.set(NOW.plus(Duration.ofMinutes(30)));

    assertThat(read(Map.of("passport", "yes")).body()).isEqualTo("{\"code\":\"K163\"}");
  }

  @Test
  void a_passport_that_has_expired_or_a_picture_that_is_none_gives_no_fields() throws Exception {
    assertThat(post("/passport", passport("261122")).body()).isEqualTo("{\"code\":\"R126\"}");
    assertThat(post("/passport", passport("311231")).statusCode()).isEqualTo(200);
    assertThat(post("/passport", new byte[] {1, 2, 3}).body()).isEqualTo("{\"code\":\"R101\"}");
    assertThat(read(Map.of("passport", "yes")).body())
        .as("the one before is forgotten")
        .isEqualTo("{\"code\":\"K163\"}");
  }

  @Test
  void wrong_pins_count_down_stop_before_the_last_try_and_block_if_the_holder_insists()
      throws Exception {
    var wrong = Map.of("pin", "0000");
    assertThat(read(wrong).body()).isEqualTo("{\"code\":\"K104\",\"triesLeft\":\"2\"}");
    assertThat(read(wrong).body()).isEqualTo("{\"code\":\"K104\",\"triesLeft\":\"1\"}");
    assertThat(read(wrong).body()).isEqualTo("{\"code\":\"K106\"}");
    assertThat(read(Map.of("pin", "0000", "lastTry", "yes")).body())
        .isEqualTo("{\"code\":\"K105\"}");
    assertThat(FlatJson.parse(get("/status").body())).containsEntry("triesLeft", "0");
  }

  @ParameterizedTest
  @CsvSource({
    "pin, 123, K107",
    "pin, abcd, K107",
    "nonce, '', K162",
    "nonce, AAAA, K162",
    "nonce, '****', K162",
    "application, '', K162",
    "unknown, x, K162",
  })
  void a_request_that_is_not_right_spends_no_try(String field, String value, String code)
      throws Exception {
    var answer = read(Map.of(field, value));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(FlatJson.parse(answer.body())).containsEntry("code", code);
    assertThat(FlatJson.parse(get("/status").body())).containsEntry("triesLeft", "3");
  }

  @Test
  void a_body_that_is_no_json_or_too_long_is_refused() throws Exception {
    assertThat(post("/read", "pin=1234").body()).isEqualTo("{\"code\":\"K162\"}");
    assertThat(post("/read", " ".repeat(8193)).body()).isEqualTo("{\"code\":\"K162\"}");
    assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
  }

  @Test
  void without_a_card_nothing_is_read() throws Exception {
    inTheReader.set(false);

    assertThat(read(Map.of()).statusCode()).isEqualTo(404);
    assertThat(read(Map.of()).body()).isEqualTo("{\"code\":\"K108\"}");
  }

  @Test
  void a_browser_may_ask_first_and_is_told_the_one_page() throws Exception {
    var answer =
        browser.send(
            request("/read")
                .header("Origin", PAGE)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(PAGE);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Private-Network"))
        .contains("true");
  }

  @Test
  void another_page_or_one_without_the_token_gets_nothing() throws Exception {
    for (var request :
        new HttpRequest[] {
          request("/status").header("Authorization", "Bearer " + bridge.token()).build(),
          request("/status")
              .header("Origin", "https://evil.example")
              .header("Authorization", "Bearer " + bridge.token())
              .build(),
          request("/status").header("Origin", PAGE).build(),
          request("/status").header("Origin", PAGE).header("Authorization", "Bearer x").build()
        }) {
      var answer = browser.send(request, BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).isEqualTo("{\"code\":\"K161\"}");
    }
  }

  @Test
  void a_foreign_name_that_points_at_loopback_gets_nothing() throws Exception {
    var address = URI.create(bridge.address());
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      var request =
          """
          GET /status HTTP/1.1
          Host: rebound.example:%d
          Origin: %s
          Authorization: Bearer %s
          Connection: close

          """
              .formatted(address.getPort(), PAGE, bridge.token());
      socket
          .getOutputStream()
          .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 403")
          .doesNotContain("Access-Control");
    }
  }

  @Test
  void each_start_has_another_token() {
    var before = bridge.token();
    bridge.close();
    bridge = start();

    assertThat(bridge.token()).hasSize(43).isNotEqualTo(before);
  }

  private HttpResponse<String> read(Map<String, String> changes) throws Exception {
    var fields = new LinkedHashMap<String, String>();
    fields.put("pin", "1234");
    fields.put("nonce", NONCE.base64Url());
    fields.put("application", "131016 domestic");
    fields.putAll(changes);
    return post("/read", FlatJson.write(fields));
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> post(String path, byte[] body) throws Exception {
    return send(request(path).POST(BodyPublishers.ofByteArray(body)));
  }

  /// A picture of a passport's data page, with the check digits that its lines need.
  private static byte[] passport(String expiry) {
    var number = "TR1234567";
    var birth = "800217";
    var personal = "<".repeat(14);
    var lower =
        number + digit(number) + "JPN" + birth + digit(birth) + "F" + expiry + digit(expiry);
    var checked =
        lower.substring(0, 10) + lower.substring(13, 20) + lower.substring(21) + personal + "0";
    var page =
        PassportPicture.page(
            "P<JPNBANGO<<HANAKO" + "<".repeat(26),
            lower + personal + "0" + digit(checked),
            300,
            Print.GOOD);
    var random = new Random(1);
    return Camera.take(page, Damage.of(Damage.Level.CLEAN, random, 11), 1700, 1250, random).jpeg();
  }

  /// The check digit of ICAO 9303: weights 7, 3, 1.
  private static char digit(String text) {
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = text.charAt(i) == '<' ? 0 : Character.digit(text.charAt(i), 36);
      sum += value * new int[] {7, 3, 1}[i % 3];
    }
    return (char) ('0' + sum % 10);
  }

  private static CardEvidence evidence(HttpResponse<String> answer) throws CardRefusal {
    var body = answer.body();
    return CardEvidence.ofJson(
        body.substring("{\"evidence\":".length(), body.indexOf(",\"statement\":")));
  }

  private static AppResult verified(HttpResponse<String> answer) throws CardRefusal {
    var body = answer.body();
    int start = body.indexOf(",\"statement\":") + ",\"statement\":".length();
    return TrustedApps.parse(APPS.rootPem(), null)
        .verify(
            AppStatement.ofJson(body.substring(start, body.length() - 1)),
            NONCE,
            evidence(answer),
            "131016 domestic",
            NOW);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return browser.send(
        request.header("Origin", PAGE).header("Authorization", "Bearer " + bridge.token()).build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(bridge.address() + path));
  }
}
