package vrs.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vrs.samples.Municipality;
import vrs.samples.SampleWorld;

/// A large file with some bad lines, from sending it to the last line repaired, in a real browser
/// and with the keyboard alone.
class ImportJourneyTest {
  @RegisterExtension static final JourneyServer journey = new JourneyServer("import-journey");

  private static final Municipality YOKOHAMA = SampleWorld.MUNICIPALITIES.get(0);
  private static final int LINES = 100_000;
  private static final int BAD = 137;

  /// Line, code and words, as a file of errors adds them.
  private static final Pattern ADDED = Pattern.compile(",(\\d+),(D\\d{3}),");

  @Test
  void a_large_file_with_bad_lines_goes_in_is_repaired_and_sent_again() throws IOException {
    List<String> right = lines();
    Page page = journey.signedIn(YOKOHAMA.code(), "ADMINISTRATOR");

    send(page, "recipients.csv", withBadLines(right));
    page = closeAndComeBack(page);
    planned(page, LINES - BAD, BAD);
    journey.look(page, "import-plan-large");
    Path errors = download(page);
    store(page, LINES - BAD);

    String repaired = repaired(right, Files.readAllLines(errors, UTF_8));
    send(page, "errors.csv", repaired);
    planned(page, BAD, 0);
    store(page, BAD);

    undo(page);
    send(page, "errors.csv", repaired); // regretted
    planned(page, BAD, 0);
    store(page, BAD);
    page.navigate(journey.addresses().lgwan() + "/imports");
    journey.look(page, "imports-many");
  }

  /// The plan is made although nobody looks.
  private static Page closeAndComeBack(Page page) {
    page.locator("#bar:not([value='0'])").waitFor();
    page.route("**/progress", route -> route.abort()); // stands still for its picture
    journey.look(page, "import-progress");
    Page other = page.context().newPage();
    page.close();
    other.navigate(journey.addresses().lgwan() + "/imports");
    Desk.press(other, "tbody tr:first-child a");
    return other;
  }

  private static void send(Page page, String name, String text) throws IOException {
    Path file = journey.folder().resolve(name);
    Files.writeString(file, text);
    page.navigate(journey.addresses().lgwan() + "/imports");
    page.locator("#file").setInputFiles(file);
    Desk.press(page, "main form button");
    page.waitForURL("**/imports/*-*");
  }

  private static void planned(Page page, int fresh, int rejected) {
    page.locator("#confirm").waitFor();
    assertThat(page.locator("#counts")).hasAttribute("data-new", String.valueOf(fresh));
    assertThat(page.locator("#counts")).hasAttribute("data-rejected", String.valueOf(rejected));
  }

  private static Path download(Page page) {
    Download download =
        page.waitForDownload(() -> Desk.press(page, "a[download][href$='errors.csv']"));
    return download.path();
  }

  private static void store(Page page, int fresh) {
    Desk.press(page, "#confirm");
    page.locator("#receipt").waitFor();
    assertThat(page.locator("#counts")).hasAttribute("data-new", String.valueOf(fresh));
  }

  private static void undo(Page page) {
    Desk.press(page, "#undo");
    assertThat(page.locator("#counts")).hasAttribute("data-removed", String.valueOf(BAD));
    journey.look(page, "import-undo");
    Desk.press(page, "#undo");
    assertThat(page.locator("#undone")).hasAttribute("data-removed", String.valueOf(BAD));
    journey.look(page, "import-undone");
  }

  /// The header and the lines of the file as it should be.
  private static List<String> lines() throws IOException {
    try (var file = BenchPeople.stream(YOKOHAMA, LINES)) {
      return new String(file.readAllBytes(), UTF_8).lines().toList();
    }
  }

  private static String withBadLines(List<String> right) {
    var lines = new ArrayList<>(right);
    for (int bad = 0; bad < BAD; bad++) {
      int at = 1 + bad * (LINES / BAD);
      String[] cells = right.get(at).split(",", -1);
      switch (bad % 6) {
        case 0 -> cells[6] = "1990-02-30";
        case 1 -> cells[3] = "990000000028";
        case 2 -> cells[4] = "";
        case 3 -> cells[7] = "女";
        case 4 -> cells[1] = cells[1].substring(1);
        default -> cells[5] = "かな";
      }
      lines.set(at, String.join(",", cells));
    }
    return String.join("\r\n", lines) + "\r\n";
  }

  /// The file of errors with each line as it should be; the columns that it adds may stay.
  private static String repaired(List<String> right, List<String> errors) {
    assertThat(errors).hasSize(1 + BAD);
    var lines = new ArrayList<String>();
    lines.add(errors.getFirst());
    for (String error : errors.subList(1, errors.size())) {
      var added = ADDED.matcher(error);
      assertThat(added.find()).isTrue();
      int line = Integer.parseInt(added.group(1));
      lines.add(right.get(line - 1) + "," + line + "," + added.group(2) + ",直した");
    }
    return String.join("\r\n", lines) + "\r\n";
  }
}
