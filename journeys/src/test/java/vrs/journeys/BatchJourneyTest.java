package vrs.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vrs.samples.EarlierDose;
import vrs.samples.Municipality;
import vrs.samples.Person;
import vrs.samples.SampleWorld;

/// What only administrators do in the quality work, with the keyboard alone: a whole batch is put
/// right and taken back, two records of a person become one and two again.
class BatchJourneyTest {
  @RegisterExtension static final JourneyServer journey = new JourneyServer("batch-journey");

  private static final Municipality YOKOHAMA = SampleWorld.MUNICIPALITIES.get(0);
  private static final List<Person> PEOPLE = BenchPeople.of(YOKOHAMA, 12);

  @BeforeAll
  static void start() {
    Stage stage = journey.stage();
    byte[] file = withFirstAgain();
    BenchPeople.register(stage, YOKOHAMA, new ByteArrayInputStream(file), PEOPLE.size() + 1);
    upload(stage);
    Desk.awaitNextCode(); // the files went in with the code of now
  }

  /// The first person has come a second time, with another ticket and without a number.
  private static byte[] withFirstAgain() {
    String file = new String(BenchPeople.file(PEOPLE), UTF_8);
    String[] again = file.lines().skip(1).findFirst().orElseThrow().split(",", -1);
    again[1] = "9990000017";
    again[2] = "999000017";
    again[3] = "";
    again[4] = again[4].replace('\u3000', ' ');
    return (file + String.join(",", again) + "\r\n").getBytes(UTF_8);
  }

  /// At one table the lot was typed wrong for everybody.
  private static void upload(Stage stage) {
    List<EarlierDose> doses =
        PEOPLE.stream()
            .map(person ->
                new EarlierDose(
                    person,
                    1,
                    LocalDate.of(2026, 3, 10),
                    YOKOHAMA,
                    "見本会場",
                    "見本　一郎",
                    "MHN-12",
                    "MH9999"))
            .toList();
    byte[] file = BenchPeople.doses(doses);
    StaffBrowser administrator = stage.staff().browser(YOKOHAMA.code(), "ADMINISTRATOR");
    administrator.get("/imports");
    var plan = administrator.settled(administrator.upload("/imports", "file", "doses.csv", file));
    administrator.settled(administrator.post(plan.address().getPath() + "/confirm"));
  }

  @Test
  void an_administrator_puts_a_batch_right_and_makes_one_of_two_records_and_takes_both_back() {
    Page page = journey.signedIn(YOKOHAMA.code(), "ADMINISTRATOR");
    page.navigate(journey.addresses().lgwan() + "/quality");
    journey.look(page, "quality-administrator");
    page.keyboard().press("?");
    journey.look(page, "quality-keys");
    page.keyboard().press("?");
    var hands = new Clerk(page);

    correctBatch(page, hands);
    hands.leaves("b");
    hands.leaves("b");
    merge(page, hands);
  }

  private static void correctBatch(Page page, Clerk hands) {
    hands.leaves("l");
    hands.presses("/");
    hands.types("見本会場");
    hands.presses("Tab");
    hands.types("2026-03-10");
    hands.reaches("#new-lot");
    hands.types("MH1001");
    hands.leaves("Enter");
    assertThat(page.locator("#preview")).isVisible();
    journey.look(page, "bulk-preview");
    hands.reaches("#ground");
    hands.presses("ArrowDown");
    hands.presses("Tab");
    hands.leaves("Enter");
    assertThat(page.locator("main")).containsText("12件を直しました");
    journey.look(page, "bulk-receipt");
    hands.presses("u");
    assertThat(page.locator("main")).containsText("元に戻しました");
    journey.look(page, "bulk-undone");
  }

  private static void merge(Page page, Clerk hands) {
    hands.leaves("t");
    assertThat(page.locator(".signs")).containsText("生年月日が同じ");
    journey.look(page, "duplicate");
    hands.leaves("1");
    assertThat(page.locator(".undo")).isVisible();
    page.navigate(journey.addresses().lgwan() + "/quality/merges");
    journey.look(page, "merges");
    Desk.press(page, "main form button");
    page.waitForURL("**/quality/duplicates/**");
    assertThat(page.url()).contains("/quality/duplicates/");
  }
}
