package vrs.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import vrs.samples.DosesFile;
import vrs.samples.Municipality;
import vrs.samples.Person;
import vrs.samples.SampleWorld;

/// The screens of a municipality's office, one after the other, at three widths and with the
/// keyboard alone: persons, imports, files out, erasure, requests, practice.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CounterScreensJourneyTest {
  @RegisterExtension static final JourneyServer journey = new JourneyServer("counter-server");

  private static final Municipality CHIYODA = SampleWorld.MUNICIPALITIES.get(1);
  private static final List<Person> PEOPLE = BenchPeople.of(CHIYODA, 12);
  private static final Person KNOWN = PEOPLE.getFirst();
  private static final Person PROTECTED = hidden(PEOPLE.getLast());

  private static Page page;

  @BeforeAll
  static void start() {
    page = journey.visit("/sign-in");
    page.setViewportSize(1440, 900);
    page.onFileChooser(_ -> {}); // choosers are caught from the beginning, so that none is missed
    Desk.signIn(page, journey.signIn(CHIYODA.code(), "ADMINISTRATOR"));
  }

  @Test
  @Order(1)
  void files_come_in() {
    open("/imports");
    Desk.pick(page, "#file", file("book.csv", "PK\u0003\u0004 xl/workbook.xml"));
    Desk.go(page, "main form button");
    assertThat(page.locator(".summary")).containsText("D116");
    look("import-refused");

    List<Person> all = new ArrayList<>(PEOPLE.subList(0, 11));
    all.add(PROTECTED);
    send(new FilePayload("recipients.csv", "text/csv", BenchPeople.file(all)));
    page.locator("#confirm").waitFor();
    Desk.go(page, "#confirm");
    page.locator("#receipt").waitFor();

    send(file("doses.csv", doses()));
    page.locator("#confirm").waitFor();
    look("import-plan-doubtful-rejected");
    Desk.go(page, "#confirm");
    page.locator("#receipt").waitFor();
    look("import-receipt-doubtful");
    Desk.go(page, "#undo");
    look("import-undo-doses");
    open("/imports");
    look("imports-list");
  }

  @Test
  @Order(2)
  void a_person_is_found_changed_and_given_a_ticket() {
    open("/persons");
    look("persons-empty");
    search("あ");
    look("persons-refused");
    search("そんな人はいない");
    look("persons-none");
    search(KNOWN.kana().substring(0, 2));
    look("persons-some");
    find(KNOWN);
    assertThat(page.locator("h1")).hasText(KNOWN.name());
    look("person-with-doses");

    Desk.go(page, "a[href$='/items']");
    look("person-change");
    Desk.type(page, "#birth", "平成31年5月1日");
    Desk.type(page, "#why", "届出");
    Desk.go(page, "main form button[data-key=s]");
    look("person-change-refused");
    Desk.reach(page, "#to-field a");
    page.keyboard().press("Enter");
    assertThat(page.locator("#birth")).isFocused();
    Desk.type(page, "#birth", KNOWN.born().text());
    Desk.type(page, "#alias", "見本　アリス");
    Desk.type(page, "#why", "届出");
    Desk.go(page, "main form button[data-key=s]");
    look("person-changed");

    Desk.reach(page, "summary[data-key=i]");
    page.keyboard().press("Enter");
    Desk.type(page, "#ticket", "12");
    Desk.choose(page, "#reissued", 1);
    look("person-ticket");
    Desk.go(page, "#issue button");
    look("person-ticket-refused");

    open("/persons/new");
    look("person-new");
    Desk.type(page, "#name", "見本　太郎");
    Desk.type(page, "#why", "転入");
    Desk.go(page, "main form button");
    look("person-new-refused");
  }

  @Test
  @Order(3)
  void a_dose_is_added_corrected_and_its_history_read() {
    find(KNOWN);
    Desk.go(page, "main a[href$='/doses']");
    look("dose-new");
    Desk.type(page, "#given", "2026-02-30");
    Desk.choose(page, "#add-ground", 1);
    Desk.go(page, "main form > button:last-of-type");
    look("dose-new-refused");

    find(PEOPLE.get(7));
    Desk.go(page, "main a[href$='/doses']");
    Desk.type(page, "#given", "R8.3.10");
    Desk.choose(page, "#product", place("#product", "MHN-12"));
    Desk.type(page, "#lot", "MH1001");
    Desk.type(page, "#site", "見本体育館");
    Desk.type(page, "#takenOverFrom", SampleWorld.MUNICIPALITIES.get(0).code());
    Desk.choose(page, "#add-ground", 1);
    Desk.go(page, "main form > button:last-of-type");
    assertThat(page.locator("main")).containsText("横浜市の記録(引継ぎ)");
    look("person-with-dose-taken-over");

    find(KNOWN);
    Desk.go(page, "main a[href^='/doses/']");
    page.keyboard().press("c");
    Desk.type(page, "#lot", "MH1002");
    look("dose-correct");
    Desk.choose(page, "#correct-ground", 2);
    Desk.reach(page, "form[action$='/correction'] > button:not([hidden])");
    Desk.enter(page);
    look("dose-corrected");
  }

  @Test
  @Order(4)
  void a_protected_person_is_shown_for_a_reason_only() {
    search(PROTECTED.ticket());
    look("persons-protected");
    Desk.type(page, "main tbody input[name=reason]", "本人の来庁");
    Desk.go(page, "main tbody button");
    assertThat(page.locator("h1")).hasText(PROTECTED.name());
    look("person-protected");
  }

  @Test
  @Order(5)
  void files_go_out() {
    open("/handovers");
    look("handovers-empty");
    Desk.go(page, "a[href$='/ledger']");
    look("handover-ledger");
    Desk.type(page, "#reason", "台帳の更新");
    Desk.go(page, "main form button[data-key=c]");
    look("handover-prepared");
    Desk.type(page, "#typed", "000000");
    Desk.go(page, "form[action$='/confirm'] button");
    look("handover-not-confirmed");
    open("/handovers");
    look("handovers");
    Desk.go(page, "a[href$='/backup']");
    look("backup-without-key");
    Desk.pick(page, "#file", file("key.pem", "nothing"));
    Desk.go(page, "form[action$='/key'] button");
    look("backup-key-refused");
  }

  @Test
  @Order(6)
  void persons_doses_and_areas_are_erased() {
    find(KNOWN);
    String dose = page.locator("main a[href^='/doses/']").first().getAttribute("href");
    Desk.go(page, "a[href^='/persons/'][href$='/erasure']");
    look("erasure-person");
    page.keyboard().press("Tab");
    Desk.reach(page, "input[name=ground]");
    page.keyboard().press("Space");
    Desk.type(page, "#reference", "健第12号");
    Desk.type(page, "#reason", "本人の請求");
    Desk.go(page, "main form button");
    look("erasures");
    Desk.go(page, "main tbody a");
    look("erasure-request");
    open(dose + "/erasure");
    look("erasure-dose");
    open("/retention");
    look("retention");
    open("/area-erasure");
    look("area-erasure");
    Desk.type(page, "#reference", "健第13号");
    Desk.type(page, "#reason", "業務の終了");
    Desk.go(page, "main form button");
    look("area-erasure-asked");
    Desk.type(page, "#digest", "0");
    Desk.go(page, "form[action$='/return'] button");
    look("area-erasure-refused");
    Desk.go(page, "form[action$='/withdraw'] button");
    open("/addresses");
    look("addresses");
  }

  @Test
  @Order(7)
  void requests_of_persons_are_worked_through() {
    open("/requests");
    look("requests-none");
    find(KNOWN);
    Desk.go(page, "a[href^='/requests/new']");
    look("request-new");
    Desk.type(page, "#name", KNOWN.name());
    Desk.type(page, "#contact", "03-0000-0000");
    Desk.go(page, "main form button");
    look("request-received");
    Desk.type(page, "#papers", "個人番号カード");
    Desk.go(page, "form:has(#papers) button");
    look("request-identified");
    Desk.go(page, "button[data-key=s]");
    look("request-begun");
    Desk.reach(page, "input[name=outcome]");
    page.keyboard().press("Space");
    Desk.go(page, "form:has(input[name=outcome]) button");
    look("request-decided");
    Desk.go(page, "button[data-key=a]");
    look("request-answer");
    open("/requests");
    look("requests");

    open("/demands");
    Desk.type(page, "#title", "集計の画面");
    Desk.type(page, "#text", "会場ごとの件数を見たい。");
    Desk.go(page, "main form button");
    look("demand");
    open("/demands");
    look("demands");
  }

  @Test
  @Order(8)
  void practice_can_not_be_mistaken_for_the_real_area() {
    open("/");
    look("home-administrator");
    Desk.go(page, "form[action='/practice'] button");
    look("practice-home");
    search("そんな人はいない");
    look("practice-persons-none");
    page.keyboard().press("F1");
    look("practice-keys");
    open("/imports");
    look("practice-imports");
    Desk.go(page, "form[action$='/end'] button");
    assertThat(page.locator(".band")).hasCount(0);
  }

  private static void open(String path) {
    page.navigate(journey.addresses().lgwan() + path);
  }

  private static void look(String name) {
    journey.look(page, name);
    page.setViewportSize(1440, 900);
  }

  private static void send(FilePayload file) {
    open("/imports");
    Desk.pick(page, "#file", file);
    Desk.go(page, "main form button");
  }

  private static void search(String words) {
    open("/persons");
    Desk.type(page, "#q", words);
    Desk.enter(page);
  }

  private static void find(Person person) {
    search(person.ticket());
    Desk.go(page, "main tbody a");
  }

  /// How many entries down a choice is.
  private static int place(String select, String value) {
    return (Integer)
        page.locator(select)
            .evaluate(
                "(select, value) => [...select.options].findIndex(o => o.value === value)", value);
  }

  private static FilePayload file(String name, String text) {
    return new FilePayload(name, "text/csv", text.getBytes(UTF_8));
  }

  /// Right ones of two people, doubtful ones, one of somebody else, and one that is no line.
  private static String doses() {
    return String.join(
        "\r\n",
        String.join(",", DosesFile.HEADER) + ",入力元",
        dose(KNOWN, 1, "2026-03-10", "MH1001", KNOWN.born().text(), "職域"),
        dose(KNOWN, 2, "2026-03-31", "MH1001", "", "予診票パンチ"),
        dose(PEOPLE.get(1), 1, "2026-03-10", "MH1001", "", ""),
        dose(PEOPLE.get(1), 2, "2026-03-20", "MH1001", "", ""),
        dose(PEOPLE.get(2), 1, "2026-03-10", "MH9999", "", ""),
        dose(PEOPLE.get(3), 1, "2026-03-10", "MH1001", PEOPLE.get(4).born().text(), ""),
        dose(PEOPLE.get(5), 1, "2026-02-30", "MH1001", "", ""),
        dose(PEOPLE.get(6), 1, "2026-03-10", "MH1001", "平成31年5月1日", ""),
        dose(PROTECTED, 1, "2026-03-10", "MH1001", PROTECTED.born().text(), "医療従事者"),
        "");
  }

  private static String dose(
      Person person, int number, String given, String lot, String born, String whence) {
    return String.join(
        ",",
        CHIYODA.code(),
        person.ticket(),
        String.valueOf(number),
        given,
        CHIYODA.code(),
        "見本体育館",
        "見本　一郎",
        "MHN-12",
        lot,
        born,
        whence);
  }

  private static Person hidden(Person of) {
    return new Person(
        of.municipality(),
        of.ticket(),
        of.ledgerNumber(),
        of.number(),
        of.name(),
        of.kana(),
        of.born(),
        of.sex(),
        of.address(),
        of.passport(),
        of.ticketIssued(),
        null,
        null,
        true);
  }
}
