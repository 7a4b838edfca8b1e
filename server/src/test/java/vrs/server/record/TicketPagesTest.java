package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.staff.StaffBrowser;

/// Tickets at the counter, as a browser without JavaScript issues and voids them.
class TicketPagesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static Counter office;
  private StaffBrowser counter;

  @BeforeAll
  static void open() {
    office = new Counter(database, folder);
  }

  @AfterAll
  static void close() {
    office.close();
  }

  @BeforeEach
  void clear() {
    office.clear();
    counter = office.browser(Role.COUNTER);
  }

  @Test
  void a_further_ticket_is_issued_and_one_made_void_and_both_taken_back() {
    String id = office.id("1007");
    office.dose("0000000026", "");
    office.dose("0000000033", "");
    counter.get("/persons/" + id);

    // the next number but one: a dose waits under the next
    counter.post(
        "/persons/" + id + "/tickets",
        "version",
        "1",
        "ticket",
        "",
        "issued",
        "R8.1.15",
        "reissued",
        "1",
        "voidOthers",
        "true");
    assertThat(counter.get("/persons/" + id).body())
        .contains("0000000027", "2026-01-15(令和8年)", "紛失・破損・汚損", "再発行した接種券に替わった");
    assertThat(tickets())
        .containsExactly("0000000017 2026-01-15 REPLACED", "0000000025", "0000000027 LOST");

    counter.post("/persons/" + id + "/undo", "version", "2");
    assertThat(tickets()).containsExactly("0000000017", "0000000025");

    // a typed number under which a dose waits is the ticket that was printed before
    counter.post(
        "/persons/" + id + "/tickets",
        "version",
        "3",
        "ticket",
        "00000 00033",
        "issued",
        "",
        "reissued",
        "9");
    assertThat(office.one("select person::text from dose where ticket = '0000000033'"))
        .isEqualTo(id);
    assertThat(counter.post("/persons/" + id + "/undo", "version", "4").body()).contains("D629");

    counter.post(
        "/persons/" + id + "/tickets/void",
        "version",
        "4",
        "number",
        "0000000017",
        "voided",
        "R8.2.1",
        "voidReason",
        "5");
    assertThat(tickets()).contains("0000000017 2026-02-01 WRONGLY_ISSUED");
    assertThat(counter.get("/persons/" + id).body()).contains("誤って発行した");
    counter.post("/persons/" + id + "/undo", "version", "5");
    assertThat(tickets()).contains("0000000017");
  }

  @Test
  void what_is_wrong_about_a_ticket_is_told_on_the_same_screen() {
    String id = office.id("1007");
    counter.get("/persons/" + id);
    assertThat(issue(id, 1, "0000000025", "", "1").body()).contains("D625");
    assertThat(issue(id, 1, "17", "", "1").body()).contains("D611", "value=\"17\"");
    assertThat(issue(id, 1, "", "", "").body()).contains("D601", "再発行の理由");
    assertThat(issue(id, 1, "", "H31.5.1", "1").body())
        .contains("M204", "value=\"issued=2019-05-01\"");
    assertThat(issue(id, 7, "", "", "1").body()).contains("D621");
    assertThat(voided(id, "0000000017", "2025-12-09").body()).contains("D614");
    assertThat(voided(id, "0000000025", "").body()).contains("D626");
    voided(id, "0000000017", "");
    assertThat(
            counter
                .post(
                    "/persons/" + id + "/tickets/void",
                    "version",
                    "2",
                    "number",
                    "0000000017",
                    "voided",
                    "",
                    "voidReason",
                    "1")
                .body())
        .contains("D627");
  }

  private HttpResponse<String> issue(
      String id, int version, String ticket, String issued, String reissued) {
    return counter.post(
        "/persons/" + id + "/tickets",
        "version",
        String.valueOf(version),
        "ticket",
        ticket,
        "issued",
        issued,
        "reissued",
        reissued);
  }

  private HttpResponse<String> voided(String id, String number, String day) {
    return counter.post(
        "/persons/" + id + "/tickets/void",
        "version",
        "1",
        "number",
        number,
        "voided",
        day,
        "voidReason",
        "1");
  }

  private static List<String> tickets() {
    return office.many(
        "select concat_ws(' ', number, reissued, voided, void_reason) from ticket order by number");
  }
}
