package vrs.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.samples.IndividualNumber;
import vrs.samples.card.CardHolder;
import vrs.samples.card.TestCardAuthority;
import vrs.server.handover.TestKeys;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Audience;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;
import vrs.server.staff.FirstAccounts;
import vrs.server.staff.InviteDevice;
import vrs.server.staff.ManageSites;
import vrs.server.staff.StaffBrowser;

/// A municipality with something in every table of its area, which came in through the doors:
/// staff, a site with a nurse at a tablet, recipients, a dose, and a certificate of the person who
/// got it.
final class TestMunicipality {
  static final String NURSES_PIN = "280617";

  /// All municipalities of the tests have the same pair for their backups.
  static final TestKeys BACKUP_KEY = TestKeys.rsa(3072);

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final String HEADER =
      "自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置,通称,住所\n";
  private static final Pattern CODE = Pattern.compile("id=\"one-time-code\">([^<]+)<");

  final Map<Thing, String> things = new EnumMap<>(Thing.class);
  final String mark;
  final StaffBrowser administrator;
  final SiteTablet tablet;
  final String born;
  final String recipients;

  private final TestZones zones;
  private final AreaCode area;
  private final Actor actor;

  /// @param mark stands in every name, so that it is recognised wherever it turns up
  /// @param digit in every number
  TestMunicipality(
      TestZones zones, JdbcClient all, String area, String mark, String kana, int digit) {
    this.zones = zones;
    this.area = new AreaCode(area);
    this.mark = mark;
    FirstAccounts.Sample account =
        zones.account(this.area, mark + "の管理者", Role.ADMINISTRATOR, Role.COUNTER);
    this.administrator = new StaffBrowser(zones.address(Zone.LGWAN));
    administrator.signIn(account);
    this.actor =
        new Actor(
            Audience.MUNICIPALITY, this.area, account.account(), Set.of(Role.ADMINISTRATOR), null);
    this.born = "19%d7-0%d-17".formatted(digit, digit);
    things.put(Thing.AREA, area);
    things.put(Thing.ACCOUNT, account.account().toString());
    things.put(Thing.ACCOUNT_NAME, account.name());
    things.put(Thing.TICKET, String.valueOf(digit).repeat(9) + "1");
    things.put(Thing.LINE, "21" + area + the(Thing.TICKET));
    things.put(Thing.LEDGER_NUMBER, String.valueOf(digit).repeat(7) + "1");
    things.put(Thing.INDIVIDUAL_NUMBER, IndividualNumber.invented(digit).digits());
    things.put(Thing.PERSON_NAME, mark + "　花子");
    things.put(Thing.KANA, kana);
    this.recipients = HEADER + recipient(1, the(Thing.INDIVIDUAL_NUMBER));
    agree();
    invite(all);
    this.tablet = site();
    imports(all);
    dose(all);
    certificate(all);
    request(all);
    demand();
    erasure(all);
    areaErasure(all);
    handover(all);
    retention(all);
  }

  String the(Thing thing) {
    return Objects.requireNonNull(things.get(thing), thing::toString);
  }

  private void agree() {
    administrator.get("/agreement");
    for (String terms : new String[] {"MAIN", "ELECTRONIC_ISSUANCE"}) {
      administrator.post(
          "/agreement", "terms", terms, "agreed", "true", "reference", mark + "決裁第77号");
    }
  }

  /// A new member of staff, whose code has run out.
  private void invite(JdbcClient all) {
    administrator.get("/accounts");
    things.put(
        Thing.SET_UP_CODE,
        code(
            administrator
                .post("/accounts", "name", "new", "displayName", mark + "の新人", "roles", "COUNTER")
                .body()));
    all.sql("update account set setup_until = now() where setup_until is not null").update();
  }

  private SiteTablet site() {
    var sites = zones.bean(Zone.LGWAN, ManageSites.class);
    UUID site = sites.addSite(actor, mark + "会場");
    UUID nurse = sites.addPerson(actor, site, mark + "の看護師", NURSES_PIN);
    String code =
        zones.bean(Zone.LGWAN, InviteDevice.class).invite(actor, site, mark + "受付").shown();
    var enrolled = new SiteTablet(zones.address(Zone.INTERNET), code);
    enrolled.open(nurse, NURSES_PIN);
    enrolled.byDevice("POST", "/api/v1/shifts/nonces", ""); // one that waits
    things.put(Thing.SITE, site.toString());
    things.put(Thing.SITE_PERSON, nurse.toString());
    things.put(Thing.ENROLMENT_CODE, code);
    things.put(Thing.DEVICE, enrolled.device().toString());
    things.put(Thing.SHIFT, enrolled.shift().toString());
    return enrolled;
  }

  private void imports(JdbcClient all) {
    administrator.get("/addresses");
    administrator.post("/addresses", "kept", "true");
    administrator.get("/imports");
    things.put(Thing.IMPORT, upload(recipients));
    administrator.post("/imports/" + the(Thing.IMPORT) + "/confirm");
    administrator.settled("/imports/" + the(Thing.IMPORT));
    things.put(
        Thing.PLAN, upload(HEADER + recipient(2, "") + recipient(3, "").replace("," + born, ",x")));
    things.put(
        Thing.PERSON,
        all.sql("select id::text from person where area = :area")
            .param("area", area.digits())
            .query(String.class)
            .single());
    // counts that are recognised
    all.sql(
            "update import_batch set unchanged = 7000000 + :code, took_ms = :code where area = :area")
        .param("code", Integer.parseInt(area.digits()))
        .param("area", area.digits())
        .update();
  }

  private String recipient(int number, String individualNumber) {
    String ticket = the(Thing.TICKET);
    return String.join(
            ",",
            area.digits(),
            ticket.substring(0, 9) + number,
            the(Thing.LEDGER_NUMBER).substring(0, 7) + number,
            individualNumber,
            the(Thing.PERSON_NAME),
            the(Thing.KANA),
            born,
            "2",
            "2025-12-10,,,0",
            mark + "　通子",
            mark + "区役所前1-1")
        + "\n";
  }

  private String upload(String file) {
    String location =
        administrator
            .upload("/imports", "file", file.getBytes(UTF_8))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    String path = URI.create(location).getPath();
    administrator.settled(path);
    return path.substring("/imports/".length());
  }

  private void dose(JdbcClient all) {
    UUID id = UUID.randomUUID();
    tablet.byShift(
        "POST",
        "/api/v1/readings",
        "application/json",
        "{\"typed\": \"%s\"}".formatted(the(Thing.LINE)).getBytes(UTF_8));
    Answer stored =
        tablet.byShift(
            "PUT",
            "/api/v1/doses/" + id,
            "application/json",
            dose(the(Thing.LINE), null, mark + "の医師").getBytes(UTF_8));
    if (stored.status() != 201) {
      throw new AssertionError(stored);
    }
    things.put(Thing.DOSE, id.toString());
    sentTwice();
    new QualityRows(all, area.digits(), mark).fill(things);
  }

  /// Another dose of the same number on the same day, which the nurse sends all the same.
  private void sentTwice() {
    UUID id = UUID.randomUUID();
    things.put(Thing.CONFLICT, id.toString());
    Answer waiting =
        tablet.byShift(
            "PUT",
            "/api/v1/doses/" + id,
            "application/json",
            dose(the(Thing.LINE), null, mark + "の別の医師")
                .replace("\"confirmed\": []", "\"confirmed\": [\"D212\", \"D213\"]")
                .replace("\"reason\": \"\"", "\"reason\": \"" + mark + "で二度\"")
                .getBytes(UTF_8));
    if (waiting.status() != 201 || !waiting.text().contains("\"waiting\":true")) {
      throw new AssertionError(waiting);
    }
  }

  /// The body of a dose of today.
  static String dose(String line, @Nullable String born, String doctor) {
    return """
    {"readingId": "%s", "line": "%s", "birthDate": %s, "product": "MHN-12", "lot": "MH1001",
     "given": "%s", "number": 1, "doctor": "%s", "confirmed": [], "reason": ""}
    """
        .formatted(
            UUID.randomUUID(),
            line,
            born == null ? "null" : "\"" + born + "\"",
            LocalDate.now(JAPAN),
            doctor);
  }

  private void certificate(JdbcClient all) {
    UUID id = UUID.randomUUID();
    Answer issued =
        citizen(the(Thing.INDIVIDUAL_NUMBER), the(Thing.PERSON_NAME))
            .apply(id, area.digits(), "DOMESTIC", Optional.empty());
    if (issued.status() != 200) {
      throw new AssertionError(issued);
    }
    things.put(Thing.APPLICATION, id.toString());
    all.sql("update issue set nationality = 'JPN' where area = :area")
        .param("area", area.digits())
        .update();
  }

  /// A disclosure to the person, decided; that it was is to be told.
  private void request(JdbcClient all) {
    administrator.get("/requests/new");
    String id = UUID.randomUUID().toString();
    administrator.post(
        "/requests",
        "id",
        id,
        "kind",
        "DISCLOSURE",
        "origin",
        "POST",
        "received",
        LocalDate.now(JAPAN).toString(),
        "person",
        the(Thing.PERSON),
        "name",
        the(Thing.PERSON_NAME),
        "contact",
        mark + "町");
    step(id, "step", "IDENTIFIED", "text", "旅券");
    step(id, "step", "BEGUN");
    step(id, "step", "DECIDED", "outcome", "GRANTED", "tell", "true");
    things.put(Thing.REQUEST, id);
    things.put(
        Thing.NOTICE,
        all.sql("select id::text from person_notice where area = :area")
            .param("area", area.digits())
            .query(String.class)
            .single());
  }

  private void step(String id, String... form) {
    administrator.get("/requests/" + id);
    int status = administrator.post("/requests/" + id + "/steps", form).statusCode();
    if (status != 302) {
      throw new AssertionError("a step was refused: " + status);
    }
  }

  private void demand() {
    String id = UUID.randomUUID().toString();
    administrator.get("/demands");
    administrator.post(
        "/demands", "id", id, "title", mark + "の要望", "text", "内容", "urgency", "HINDERS");
    administrator.post("/demands/" + id + "/messages", "text", mark + "より");
    things.put(Thing.DEMAND, id);
  }

  /// A request to erase the person, taken back.
  private void erasure(JdbcClient all) {
    administrator.get("/erasures");
    administrator.post(
        "/persons/" + the(Thing.PERSON) + "/erasure",
        "ground",
        "REQUEST",
        "reference",
        mark + "消去第1号",
        "reason",
        mark + "の請求");
    things.put(
        Thing.ERASURE,
        all.sql("select id::text from erasure where area = :area")
            .param("area", area.digits())
            .query(String.class)
            .single());
    administrator.post("/erasures/" + the(Thing.ERASURE) + "/decline");
  }

  /// A request to erase everything, which nobody has approved; and what only operators have rows
  /// of.
  private void areaErasure(JdbcClient all) {
    administrator.get("/area-erasure");
    administrator.post("/area-erasure", "reference", mark + "第9号", "reason", mark + "の終了");
    String id =
        all.sql("select id::text from area_erasure where area = :area")
            .param("area", area.digits())
            .query(String.class)
            .single();
    things.put(Thing.AREA_ERASURE, id);
    all.sql(
            """
            insert into area_erasure_step (area, erasure, step, done, details)
            select area, id, 'CLOSED', asked, '{}' from area_erasure where area = :area
            """)
        .param("area", area.digits())
        .update();
    all.sql(
            """
            insert into operator_copy (area, id, kind, name, purpose, consent, made, made_by, ends)
            values (:area, gen_random_uuid(), 'DUMP', :mark || 'のダンプ', '試験', '1', now(), '', now())
            """)
        .param("area", area.digits())
        .param("mark", mark)
        .update();
  }

  /// A ledger file that was fetched, the key for backups, and one that was sent.
  private void handover(JdbcClient all) {
    administrator.get("/handovers/ledger");
    UUID id = UUID.randomUUID();
    administrator.post(
        "/handovers/ledger",
        "id",
        id.toString(),
        "form",
        "LONG",
        "format",
        "UTF8",
        "reason",
        "台帳への取込");
    administrator.get("/handovers/" + id);
    administrator.post("/handovers/" + id + "/file", "reason", "台帳への取込");
    things.put(Thing.HANDOVER, id.toString());
    administrator.get("/handovers/backup");
    administrator.upload("/handovers/backup/key", "file", BACKUP_KEY.publicPem().getBytes(UTF_8));
    all.sql(
            """
            insert into backup_run (area, id, began, place, name, outcome, bytes)
            values (:area, gen_random_uuid(), now(), 'FOLDER', :name, 'DONE', 7000000)
            """)
        .param("area", area.digits())
        .param("name", mark + "のバックアップ")
        .update();
  }

  /// What a nightly count found, and a decision about it.
  private void retention(JdbcClient all) {
    all.sql(
            """
            insert into retention_due (area, kind, persons, counted)
            values (:area, 'DOSE', 7000000 + :number, now())
            """)
        .param("area", area.digits())
        .param("number", Integer.parseInt(area.digits()))
        .update();
    administrator.get("/retention");
    administrator.post(
        "/retention/keep",
        "until",
        "2999-12-31",
        "reference",
        mark + "第10号",
        "reason",
        mark + "で係争中");
    things.put(
        Thing.KEEPING,
        all.sql("select id::text from retention_decision where area = :area")
            .param("area", area.digits())
            .query(String.class)
            .single());
  }

  /// Somebody with the app and a card of this number, born when the municipality's person was.
  TestCitizen citizen(String number, String name) {
    return new TestCitizen(
        zones.address(Zone.INTERNET),
        zones.app(),
        TestCardAuthority.standard().print(area.digits(), holder(number, name)));
  }

  CardHolder holder(String number, String name) {
    return CardHolder.of(number, name, "住所", LocalDate.parse(born), '2', TestCitizen.PIN);
  }

  private static String code(String page) {
    var found = CODE.matcher(page);
    if (!found.find()) {
      throw new AssertionError("no code on the page");
    }
    return found.group(1);
  }
}
