package vrs.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vrs.samples.EarlierDose;
import vrs.samples.Municipality;
import vrs.samples.Person;
import vrs.samples.SampleWorld;

/// The work list from 60 wrong and doubtful records of eight kinds to none, in a real browser and
/// with the keyboard alone.
///
/// The time is reckoned ([Clerk]): 0.5 s for each key and 3 s to read each record. It must stay
/// under ten minutes. What the machine takes in between is not counted: it says nothing about the
/// screens.
class QualityJourneyTest {
  @RegisterExtension static final JourneyServer journey = new JourneyServer("quality-journey");

  private static final Municipality CHIYODA = SampleWorld.MUNICIPALITIES.get(1);
  private static final int RIGHT_ONES = 12;
  private static final List<Person> PEOPLE = BenchPeople.of(CHIYODA, 60 + RIGHT_ONES);
  private static final List<Fault> FAULTS = Fault.of(PEOPLE);

  private final Map<String, Fault> byTicket = new HashMap<>();
  private final Set<Fault.Kind> seen = EnumSet.noneOf(Fault.Kind.class);
  private int fixed;

  @BeforeAll
  static void start() {
    Stage stage = journey.stage();
    BenchPeople.register(stage, CHIYODA, PEOPLE);
    upload(stage);
    register(OpenSites.open(stage, CHIYODA.code(), "見本会場"));
  }

  /// What the rules doubt is stored all the same, to be checked.
  private static void upload(Stage stage) {
    List<EarlierDose> lines =
        FAULTS.stream().flatMap(each -> each.lines(CHIYODA).stream()).toList();
    byte[] file = BenchPeople.doses(lines);
    StaffBrowser administrator = stage.staff().browser(CHIYODA.code(), "ADMINISTRATOR");
    administrator.get("/imports");
    var plan = administrator.settled(administrator.upload("/imports", "file", "doses.csv", file));
    assertThat(plan.number("data-new")).isEqualTo(lines.size());
    administrator.settled(administrator.post(plan.address().getPath() + "/confirm"));
  }

  private static void register(Tablet tablet) {
    var today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
    PEOPLE
        .subList(FAULTS.size(), PEOPLE.size())
        .forEach(person -> Fault.registerRight(tablet, today, person));
    FAULTS.forEach(fault -> fault.register(tablet, today));
  }

  @Test
  void a_clerk_puts_sixty_records_right_in_under_ten_minutes_without_a_mouse() {
    FAULTS.forEach(fault -> {
      byTicket.put(fault.person().ticket(), fault);
      byTicket.put(fault.misread(), fault);
    });
    Page page = journey.signedIn(CHIYODA.code(), "COUNTER");
    page.navigate(journey.addresses().lgwan() + "/quality");
    journey.look(page, "quality");
    var clerk = new Clerk(page);
    clerk.leaves("w");

    while (!page.url().contains("finished=true")) {
      if (page.url().contains("/conflicts/")) {
        decide(page, clerk);
      } else {
        putRight(page, clerk);
      }
    }

    assertThat(page.locator("main p.done").first()).isVisible();
    assertThat(page.getByText("要修正・要確認の記録はありません。")).isVisible();
    journey.look(page, "quality-finished");
    System.out.printf(
        "quality: %d records, %d keys, %.0f s reckoned%n", fixed, clerk.keys(), clerk.seconds());
    assertThat(fixed).isEqualTo(60);
    assertThat(clerk.seconds()).isLessThan(600);
    assertThat(states()).isEqualTo(expectedStates());
  }

  /// Two records of one shot: the one that was there is right.
  private void decide(Page page, Clerk clerk) {
    look(page, Fault.Kind.CONTRADICTED);
    clerk.reads();
    clerk.leaves("k");
    isDone(page);
  }

  private void putRight(Page page, Clerk clerk) {
    Fault fault =
        Objects.requireNonNull(byTicket.get(page.locator("main .digits.big").innerText().strip()));
    look(page, fault.kind());
    clerk.reads();
    switch (fault.kind()) {
      case TOO_SOON -> clerk.leaves("a");
      case RECORDED_TWICE -> {
        if (page.locator("h1").innerText().contains("1回目")) {
          clerk.leaves("s"); // the other of the two goes
          return;
        }
        clerk.leaves("d");
      }
      case UNLIKE_THE_OTHERS -> clerk.leaves("m");
      case LOT_UNKNOWN -> corrects(clerk, Fault.LOT);
      case NEW_YEARS_DAY -> corrects(clerk, Fault.FIRST.toString());
      case NUMBER_WRONG -> corrects(clerk, "1");
      case TICKET_MISREAD -> corrects(clerk, fault.person().ticket());
      case CONTRADICTED -> throw new AssertionError("waits beside the recorded one");
    }
    isDone(page);
  }

  /// The next screen says what was done with this record, and offers to take it back.
  private void isDone(Page page) {
    assertThat(page.url()).describedAs(page.locator("main").innerText()).contains("done=");
    fixed++;
  }

  /// The field that is doubted has the focus.
  private static void corrects(Clerk clerk, String right) {
    clerk.opens("c");
    clerk.types(right);
    clerk.leaves("Enter");
  }

  /// At the first of each kind.
  private void look(Page page, Fault.Kind kind) {
    if (seen.add(kind)) {
      journey.look(page, "quality-" + kind.name().toLowerCase(Locale.ROOT));
      page.setViewportSize(1440, 900);
    }
  }

  private static String states() {
    try (var register = journey.register()) {
      return Stream.concat(
              register
                  .texts("select state || ' ' || count(*) from dose group by state order by 1")
                  .stream(),
              register
                  .texts("select 'WAITING ' || count(*) from dose_conflict where decided is null")
                  .stream())
          .collect(joining(", "));
    }
  }

  /// Checked is what a clerk has looked at; what nobody doubted stays as it was.
  private static String expectedStates() {
    int accepted =
        12 + 6 + RIGHT_ONES + 3; // dose 1 before those too soon, of two, right ones, kept
    int checked = 60 - 6 - 3; // one of two went, and of the others the recorded one was right
    return "ACCEPTED %d, CHECKED %d, WAITING 0".formatted(accepted, checked);
  }
}
