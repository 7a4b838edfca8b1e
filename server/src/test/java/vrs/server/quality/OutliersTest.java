package vrs.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.server.TestZones;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.record.TestRegister;
import vrs.server.staff.StaffBrowser;

/// A dose that differs from nearly all others of its table is proposed, and one key settles it.
class OutliersTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static TestZones zones;
  private static TestRegister register;
  private static StaffBrowser counter;

  private final String yesterday = LocalDate.now(ZoneId.of("Asia/Tokyo")).minusDays(1).toString();
  private UUID unusual;

  @BeforeAll
  static void start() {
    zones = new TestZones(database, folder, Set.of(Zone.LGWAN));
    register = new TestRegister(database, zones);
    counter = zones.signedIn(TestRegister.CHIYODA, Role.COUNTER);
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  /// Twenty people at a table; one has another lot, a good one.
  @BeforeEach
  void fill() {
    register.empty();
    for (int i = 10; i < 30; i++) {
      if (i != 20) {
        dose(i, "MH1001");
      }
    }
    unusual = dose(20, "MH1002");
    counter.get("/quality");
  }

  @Test
  void what_nearly_all_others_say_otherwise_is_proposed_and_the_state_stays() {
    assertThat(register.state(unusual)).isEqualTo("ACCEPTED");
    String item = next();

    assertThat(item).contains("/doses/" + unusual, "stage=OUTLIER");
    assertThat(counter.get(item).body())
        .contains("この会場のこの日の他の接種と違います", "20件中1件。多くは MH1001", "data-key=\"m\"", "as-it-is");
    assertThat(counter.get("/quality").body()).contains("会場の他の接種と違う");
  }

  @Test
  void one_key_says_that_it_is_right_and_it_is_not_proposed_again() {
    counter.get(next());

    String after = location(counter.post("/quality/doses/" + unusual + "/as-it-is?stage=OUTLIER"));

    assertThat(after).contains("done=AS_IT_IS~" + unusual);
    assertThat(next()).contains("finished=true");
    counter.post("/quality/doses/" + unusual + "/takeback?stage=OUTLIER");
    assertThat(next()).contains("/doses/" + unusual);
  }

  @Test
  void one_key_corrects_it_to_what_the_others_say() {
    String item = next();
    String page = counter.get(item).body();
    assertThat(page).contains("<input type=\"hidden\" name=\"lot\" value=\"MH1001\">");

    HttpResponse<String> stored =
        counter.post(
            "/quality/doses/" + unusual + "/correction?stage=OUTLIER",
            "version",
            "1",
            "ground",
            "PICTURE",
            "note",
            "",
            "number",
            "1",
            "given",
            yesterday,
            "product",
            "MHN-12",
            "lot",
            "MH1001",
            "ticket",
            register.said(unusual, "ticket"),
            "site",
            "見本体育館",
            "doctor",
            "見本　一郎",
            "givenIn",
            "131016");

    assertThat(location(stored)).contains("done=CORRECTED~" + unusual);
    assertThat(next()).contains("finished=true");
  }

  @Test
  void two_lots_that_were_both_in_use_are_no_outliers() {
    register
        .all()
        .sql("update dose set lot = 'MH1002' where ticket between '0000000110' and '0000000115'")
        .update();

    assertThat(next()).contains("finished=true");
  }

  private UUID dose(int i, String lot) {
    String ticket = "00000001" + i;
    register.person(
        "見本　" + i,
        "ミホン" + "アイウエオ".charAt(i % 5) + "カキクケコ".charAt(i / 6),
        "19" + (50 + i) + "-05-05",
        ticket);
    return register.dose(ticket, 1, yesterday, lot, "見本体育館");
  }

  private static String next() {
    return location(counter.get("/quality/next?stage=OUTLIER"));
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.body()))
        .replaceFirst("^https?://[^/]+", "");
  }
}
