package vrs.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import vrs.samples.Municipality;
import vrs.samples.Person;
import vrs.samples.SampleWorld;

/// One journey for each path of the main job, in a real browser, against the production jar.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobJourneyTest {
  private static final Municipality CHIYODA = SampleWorld.MUNICIPALITIES.get(1);
  private static final Municipality KUNIGAMI = SampleWorld.MUNICIPALITIES.get(2);
  private static final List<Person> PEOPLE = BenchPeople.of(CHIYODA, 12);
  private static final String ON_CAMERA = DoseSent.line(PEOPLE.get(0), 1);

  @RegisterExtension
  static final JourneyServer journey = new JourneyServer("journey-server", ON_CAMERA);

  @BeforeAll
  static void start() {
    BenchPeople.register(journey.stage(), CHIYODA, PEOPLE);
  }

  @Test
  @Order(1)
  void an_administrator_imports_recipients_and_finds_one_with_the_keyboard_alone() {
    Page page = journey.visit("/sign-in");
    journey.look(page, "sign-in");
    Desk.signIn(page, journey.signIn(KUNIGAMI.code(), "ADMINISTRATOR"));
    journey.look(page, "home");

    page.navigate(journey.addresses().lgwan() + "/imports");
    journey.look(page, "imports");
    byte[] file = BenchPeople.file(BenchPeople.of(KUNIGAMI, 8));
    page.locator("#file").setInputFiles(new FilePayload("recipients.csv", "text/csv", file));
    page.locator("main form button").press("Enter");
    Locator counts = page.locator("#counts");
    assertThat(counts).hasAttribute("data-new", "8");
    journey.look(page, "import-plan");
    page.locator("#confirm").press("Enter");

    page.locator("#receipt").waitFor();
    assertThat(page.locator("#counts")).hasAttribute("data-new", "8");
    journey.look(page, "import-receipt");

    page.navigate(journey.addresses().lgwan() + "/persons");
    Person known = BenchPeople.of(KUNIGAMI, 8).getFirst();
    page.locator("#q").fill(known.ticket());
    page.keyboard().press("Enter");
    Locator found = page.locator("tbody a");
    assertThat(found).hasCount(1);
    journey.look(page, "persons-found");
    found.press("Enter");
    assertThat(page.locator("h1")).hasText(known.name());
    journey.look(page, "person");
  }

  @Test
  @Order(2)
  void a_nurse_reads_a_ticket_with_the_camera_and_registers_the_dose() {
    Invitation invitation = invite();
    Page page = journey.chrome().visit(journey.addresses().internet() + "/tablet/");
    page.getByLabel("端末登録コード").fill(invitation.code());
    journey.look(page, "tablet-enrol");
    page.keyboard().press("Enter");
    page.getByLabel(invitation.nurse()).check();
    page.getByLabel("暗証番号").fill(invitation.pin());
    page.keyboard().press("Enter");
    page.getByLabel("ワクチン").selectOption("MHN-12");
    page.getByLabel("ロット番号").selectOption("MH1001");
    journey.look(page, "tablet-setting");
    page.getByLabel("医師").fill("見本 一郎");
    page.keyboard().press("Enter");

    page.getByText(PEOPLE.get(0).name()).waitFor();
    heading(page, "可").waitFor();
    journey.look(page, "tablet-accepted");
    button(page, "本人を確認して登録する").click();

    page.getByText("接種記録を受け付けました。").waitFor();
    journey.look(page, "tablet-receipt");
    assertThat(page.content()).doesNotContain(PEOPLE.get(0).name());
  }

  @Test
  @Order(3)
  void a_citizen_gets_an_overseas_certificate_through_the_bridge() {
    Person person = PEOPLE.get(1);
    vaccinate(person);
    try (Bridge bridge =
        Bridge.start(journey.stage(), Citizens.card(journey.stage(), person, "journey.card"))) {
      Page page =
          journey
              .chrome()
              .visit(
                  journey.addresses().internet()
                      + "/citizen/#bridge="
                      + bridge.address()
                      + "&token="
                      + bridge.token());
      button(page, "申請を始める").click();
      page.getByLabel("都道府県").selectOption("東京都");
      page.getByRole(AriaRole.MAIN).getByLabel("市区町村").selectOption(CHIYODA.code());
      button(page, "次へ").click();
      page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("^海外用")))
          .check();
      page.getByLabel("有効期限内で").check();
      journey.look(page, "citizen-kind");
      button(page, "次へ").click();
      page.locator("input[type=file]")
          .setInputFiles(
              new FilePayload(
                  "passport.jpg",
                  "image/jpeg",
                  Passports.photograph(person, person.passport().expires())));
      button(page, "この内容で進む").click();
      page.getByLabel("暗証番号").fill(Citizens.PIN);
      page.keyboard().press("Enter");

      heading(page, "証明書が発行されました").waitFor();
      journey.look(page, "citizen-issued");
    }
  }

  @Test
  @Order(4)
  void a_verifier_checks_a_certificate_without_a_network() {
    Person person = PEOPLE.get(2);
    vaccinate(person);
    String certificate;
    try (Bridge bridge =
        Bridge.start(journey.stage(), Citizens.card(journey.stage(), person, "verified.card"))) {
      certificate =
          Citizens.apply(journey.stage(), bridge, person, "DOMESTIC")
              .getFirst()
              .path("shcNumeric")
              .asString("");
    }
    Page page = journey.chrome().visit(journey.addresses().internet() + "/verifier/?lang=ja");
    page.getByText(Pattern.compile("時間以内に取得")).waitFor();
    page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    page.waitForFunction("navigator.serviceWorker.controller !== null");
    page.context().setOffline(true);
    page.reload();
    page.getByText("文字で貼り付ける").click();
    page.locator("#paste").fill(certificate);
    button(page, "確かめる").click();

    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile("^有効")))
        .waitFor();
    journey.look(page, "verifier-valid");
  }

  @Test
  @Order(5)
  void the_agency_publishes_the_counts() {
    Page page = journey.chrome().visit(journey.addresses().administration() + "/sign-in");
    Desk.signIn(page, journey.signIn("000001", "STATISTICIAN"));
    page.navigate(journey.addresses().administration() + "/statistics");
    journey.look(page, "statistics");
    page.locator("main form button").press("Enter");

    page.locator("main .done").waitFor();
    journey.look(page, "statistics-published");
    URI file =
        journey.addresses().internet().resolve("/vaccination/opendata/latest/prefecture.ndjson");
    assertThat(new Doors(file).file(file.getPath())).isNotNull();
  }

  /// What the administrator hands to a nurse with a tablet.
  private record Invitation(String code, String nurse, String pin) {}

  private static Invitation invite() {
    return new Invitation(
        OpenSites.invite(journey.stage(), CHIYODA.code(), "見本会場"), OpenSites.NURSE, OpenSites.PIN);
  }

  private static void vaccinate(Person person) {
    BenchIssue.vaccinate(
        OpenSites.open(journey.stage(), CHIYODA.code(), "会場 " + person.ticket()), person);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator heading(Page page, String name) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
