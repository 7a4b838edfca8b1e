package vrs.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vrs.card.Bytes;
import vrs.card.CardDialogue;
import vrs.card.CardEvidence;
import vrs.card.CardRefusal;
import vrs.card.Pin;
import vrs.card.PinOutcome;
import vrs.card.app.AppStatement;
import vrs.samples.card.CardHolder;
import vrs.samples.card.TestAppAuthority;
import vrs.samples.card.TestCardAuthority;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Audience;
import vrs.server.platform.Documented;
import vrs.server.platform.Settings;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.platform.ZoneContext;
import vrs.server.staff.SitePresence;

/// What the doors of sites and citizens really answer is what `server/golden/openapi.json` says.
/// Those of devices and shifts are asked in `SiteRequestTest`.
final class AnswersTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final String LINE = "211310160000000017";
  private static final String NUMBER = "123456789018";
  private static final LocalDate BORN = LocalDate.of(1980, 2, 17);
  private static final TestCardAuthority CARDS = TestCardAuthority.standard();
  private static TestAppAuthority apps;
  private static ZoneContext zone;
  private static MockMvc doors;

  @BeforeAll
  static void start() throws IOException {
    apps = new TestAppAuthority(Instant.now());
    Path trust = Files.createDirectory(folder.resolve("trust"));
    Files.writeString(trust.resolve("card-authorities.txt"), CARDS.trustLine() + "\n");
    Files.writeString(trust.resolve("app-authorities.pem"), apps.rootPem());
    var settings =
        new Settings(
            Settings.Mode.DEMO,
            folder,
            folder.resolve("programs"),
            "bundled",
            null,
            10,
            URI.create("https://issuer.example"),
            Settings.Keeping.byDefault(folder),
            Settings.Exits.byDefault(),
            Map.of(Zone.INTERNET, new Settings.Listener("127.0.0.1", 0, null, null, Set.of())));
    var secrets = new Secrets(settings);
    var context = new AtomicReference<WebApplicationContext>();
    zone =
        ZoneContext.start(
            Rooms.class,
            Zone.INTERNET,
            settings,
            database.of(Zone.INTERNET),
            unready -> {
              secrets.register(unready);
              context.set((WebApplicationContext) unready);
            });
    doors = MockMvcBuilders.webAppContextSetup(requireNonNull(context.get())).build();
    fill(JdbcClient.create(database.superuser()));
  }

  /// A person with a ticket, who is about to get a dose; another who has one.
  private static void fill(JdbcClient all) {
    all.sql(
            """
            with one as (
              insert into person (area, id, name, kana, search_key, birth_date, sex, protected, version)
              values ('131016', gen_random_uuid(), '見本　花子', 'ミホン　ハナコ', 'みほんはなこ', '1980-05-05',
                      '2', false, 1)
              returning id),
            other as (
              insert into person (area, id, name, kana, search_key, birth_date, sex, protected, version,
                                  number_lookup)
              values ('131016', gen_random_uuid(), '番号　花子', 'バンゴウ　ハナコ', 'ばんごうはなこ', '1980-02-17',
                      '2', false, 1, :lookup)
              returning id),
            ticket as (
              insert into ticket (area, number, person, issued)
              select '131016', '0000000017', id, '2026-01-01' from one),
            dose as (
              insert into dose (area, id, ticket, person, product, number, lot, given, given_in, site,
                                doctor, state, version, recorded)
              select '131016', gen_random_uuid(), '0000000025', id, 'MHN-12', 1, 'MH1001',
                     '2026-10-01', '131016', '会場', '', 'ACCEPTED', 1, now()
                from other)
            insert into agreement (area, terms, version, at, agreed, account, reference)
            values ('131016', 'ELECTRONIC_ISSUANCE', 1, now(), true, gen_random_uuid(), '見本第1号')
            """)
        .param("lookup", zone.bean(AreaKeys.class).of(CHIYODA).lookup("individual-number", NUMBER))
        .update();
  }

  @AfterAll
  static void stop() {
    zone.close();
  }

  @Test
  void a_dose_is_read_checked_and_registered() throws Exception {
    JsonNode settings = json(ask("GET", "/api/v1/site/settings", null, 200));
    JsonNode lot = settings.get("lots").get(0);
    JsonNode reading =
        json(ask("POST", "/api/v1/readings", Map.of("typed", LINE), 200)).get("reading");
    assertThat(reading.at("/person/name").asString()).isEqualTo("見本　花子");
    Map<String, Object> dose =
        Map.of(
            "readingId", reading.get("id").asString(),
            "line", LINE,
            "product", lot.get("product").asString(),
            "lot", lot.get("number").asString(),
            "given", LocalDate.now(ZoneId.of("Asia/Tokyo")).toString(),
            "number", 1);
    ask("POST", "/api/v1/checks", dose, 200);
    ask("PUT", "/api/v1/doses/" + UUID.randomUUID(), dose, 201);
  }

  @Test
  void another_municipalitys_ticket_shows_nobody() throws Exception {
    JsonNode reading =
        json(ask("POST", "/api/v1/readings", Map.of("code", "211410030000000017"), 200));
    assertThat(reading.at("/reading/person").isNull()).isTrue();
  }

  @Test
  void citizens_choose_a_municipality_and_get_a_nonce_where_issuing_has_started() throws Exception {
    ask("GET", "/api/v1/municipalities", null, 200);
    ask("POST", "/api/v1/nonces", Map.of("municipality", "131016"), 200);
    ask("POST", "/api/v1/nonces", Map.of("municipality", "141003"), 409);
  }

  @Test
  void a_request_without_what_is_required_or_with_more_than_is_known_is_malformed()
      throws Exception {
    ask("POST", "/api/v1/devices", Map.of(), 400);
    ask("POST", "/api/v1/nonces", Collections.singletonMap("municipality", null), 400);
    ask("POST", "/api/v1/nonces", Map.of("municipality", "131016", "more", "…"), 400);
  }

  @Test
  void a_citizen_applies_with_a_card() throws Exception {
    JsonNode given = json(ask("POST", "/api/v1/nonces", Map.of("municipality", "131016"), 200));
    Bytes nonce = Bytes.ofBase64Url(given.get("nonce").asString());
    CardEvidence evidence = read(nonce);
    UUID id = UUID.randomUUID();
    AppStatement app =
        apps.install("1.0.0", Instant.now())
            .state(id + "|131016|DOMESTIC", Optional.empty(), nonce, evidence);
    Map<String, Object> application =
        Map.of(
            "id",
            id,
            "municipality",
            "131016",
            "kind",
            "DOMESTIC",
            "nonceId",
            given.get("id").asString(),
            "evidence",
            evidence.toFields(),
            "app",
            app.toFields(),
            "declaration",
            Map.of("cardValid", true),
            "print",
            false);
    ask("POST", "/api/v1/applications", application, 200);
  }

  private static CardEvidence read(Bytes nonce) throws CardRefusal {
    var card = CARDS.print("131016", CardHolder.of(NUMBER, "番号　花子", "東京都", BORN, '2', "1234"));
    try (var pin = Pin.of("1234")) {
      return ((PinOutcome.Accepted) CardDialogue.open(card).verify(pin, false)).card().read(nonce);
    }
  }

  private static String ask(String method, String path, @Nullable Object body, int status)
      throws Exception {
    var request =
        request(HttpMethod.valueOf(method), path)
            .requestAttr(
                Actor.ATTRIBUTE,
                new Actor(Audience.SITE, CHIYODA, UUID.randomUUID(), Set.of(), UUID.randomUUID()))
            .requestAttr(
                SitePresence.ATTRIBUTE,
                new SitePresence(UUID.randomUUID(), UUID.randomUUID(), "会場", "看護 太郎"));
    if (body != null) {
      request.contentType(MediaType.APPLICATION_JSON).content(JSON.writeValueAsString(body));
    }
    MockHttpServletResponse answer = doors.perform(request).andReturn().getResponse();
    String text = answer.getContentAsString(UTF_8);
    Documented.answer(method, path, answer.getStatus(), text);
    assertThat(answer.getStatus()).as(text).isEqualTo(status);
    return text;
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text);
  }
}
