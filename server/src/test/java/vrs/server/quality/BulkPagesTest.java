package vrs.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
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

/// What was set wrong at a table is corrected for all its doses, and taken back.
class BulkPagesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([0-9a-f]+)\"");
  private static TestZones zones;
  private static TestRegister register;
  private static StaffBrowser administrator;

  private List<UUID> persons;
  private List<UUID> doses;

  @BeforeAll
  static void start() {
    zones = new TestZones(database, folder, Set.of(Zone.LGWAN));
    register = new TestRegister(database, zones);
    administrator = zones.signedIn(TestRegister.CHIYODA, Role.ADMINISTRATOR);
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  /// Six people at one table, whose lot was typed wrong.
  @BeforeEach
  void fill() {
    register.empty();
    persons = new ArrayList<>();
    doses = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String ticket = "000000010" + i;
      persons.add(register.person("見本　" + i, "ミホン", "1980-05-0" + (i + 1), ticket));
      doses.add(register.dose(ticket, 1, "2026-03-20", "MH9999", "見本体育館"));
    }
    administrator.get("/quality/bulk");
  }

  @Test
  void a_wrong_lot_is_previewed_corrected_for_all_and_taken_back() {
    String certificate = register.certificate(persons.getFirst(), doses.getFirst());
    assertThat(register.state(doses.getFirst())).isEqualTo("TO_CHECK");

    String preview = preview("new-lot", "mh1001").body();
    assertThat(preview)
        .contains("6件の内訳", "MH9999", "6件を直す", certificate, "知らないロット")
        .contains(
            "<td class=\"number\" data-label=\"今\">6</td><td class=\"number\" data-label=\"直した後\">0</td>");
    assertThat(register.state(doses.getFirst())).isEqualTo("TO_CHECK");
    String receipt = location(confirm(digest(preview), "new-lot", "mh1001"));

    assertThat(administrator.get(receipt).body()).contains("6件を直しました", "MH1001", "元に戻す");
    assertThat(doses)
        .allSatisfy(dose -> {
          assertThat(register.state(dose)).isEqualTo("ACCEPTED");
          assertThat(register.said(dose, "lot")).isEqualTo("MH1001");
        });
    assertThat(register.holds(certificate)).isFalse();
    assertThat(register.log().stream().filter("quality.bulk done"::equals)).hasSize(7);
    assertThat(location(administrator.post(receipt + "/undo"))).isEqualTo(receipt);
    assertThat(administrator.get(receipt).body()).contains("元に戻しました", "6件");
    assertThat(doses)
        .allSatisfy(dose -> assertThat(register.said(dose, "lot")).isEqualTo("MH9999"));
    assertThat(administrator.post(receipt + "/undo").body()).contains("U209");
  }

  @Test
  void what_would_become_impossible_is_left_and_listed() {
    register.dose("0000000100", 2, "2026-03-05"); // a later dose before the wrong day
    preview("new-given", "2026-03-01");
    register
        .all()
        .sql("update person set died = '2026-02-01' where id = :id")
        .param("id", persons.get(1))
        .update();

    String page = preview("new-given", "2026-03-01", "new-lot", "MH1001").body();

    assertThat(page).contains("5件を直す", "死亡日より後");
    String receipt =
        location(confirm(digest(page), "new-given", "2026-03-01", "new-lot", "MH1001"));
    assertThat(administrator.get(receipt).body()).contains("5件を直しました", "死亡日より後");
    assertThat(register.said(doses.get(1), "given")).isEqualTo("2026-03-20");
  }

  @Test
  void what_somebody_changed_since_is_kept_when_it_is_taken_back() {
    String receipt =
        location(confirm(digest(preview("new-lot", "MH1001").body()), "new-lot", "MH1001"));
    administrator.get("/doses/" + doses.getFirst());
    administrator.post(
        "/doses/" + doses.getFirst() + "/check",
        "version",
        String.valueOf(register.version(doses.getFirst())),
        "ground",
        "SITE");

    administrator.post(receipt + "/undo");

    assertThat(register.said(doses.getFirst(), "lot")).isEqualTo("MH1001");
    assertThat(register.said(doses.getLast(), "lot")).isEqualTo("MH9999");
    assertThat(administrator.get(receipt).body()).contains("5件", "その後に変更されたため戻さなかった", "見た後に変更された");
  }

  @Test
  void a_selection_that_changed_since_the_preview_is_previewed_again() {
    String digest = digest(preview("new-lot", "MH1001").body());
    register
        .all()
        .sql("update dose set version = version + 1 where id = :id")
        .param("id", doses.getFirst())
        .update();

    HttpResponse<String> refused = confirm(digest, "new-lot", "MH1001");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("U207", "6件を直す");
    assertThat(register.said(doses.getLast(), "lot")).isEqualTo("MH9999");
  }

  @Test
  void a_correction_that_was_cut_off_goes_on() {
    String receipt =
        location(confirm(digest(preview("new-lot", "MH1001").body()), "new-lot", "MH1001"));
    administrator.post(receipt + "/undo");
    register
        .all()
        .sql(
            "update quality_bulk_dose b set state = 'WAITING', version = (select version from dose where id = b.dose)")
        .update();
    register.all().sql("update quality_bulk set undone = null, undone_by = null").update();
    assertThat(administrator.get(receipt).body()).contains("あと6件残っています");

    administrator.post(receipt + "/rest");

    assertThat(administrator.get(receipt).body()).contains("6件を直しました");
    assertThat(register.said(doses.getLast(), "lot")).isEqualTo("MH1001");
  }

  @Test
  void the_selection_is_narrowed_and_checked_ones_stay_out_of_it() {
    register
        .all()
        .sql("update dose set checked = true, state = 'CHECKED' where id = :id")
        .param("id", doses.getFirst())
        .update();
    assertThat(preview("new-lot", "MH1001").body()).contains("5件の内訳");
    assertThat(preview("new-lot", "MH1001", "checked", "true").body()).contains("6件の内訳");
    assertThat(preview("new-lot", "MH1001", "of-lot", "MH1002").body()).contains("U205");
    assertThat(
            preview(
                    "new-lot",
                    "MH1001",
                    "device",
                    TestRegister.DEVICE.toString(),
                    "from",
                    "09:00",
                    "to",
                    "23:00")
                .body())
        .contains("5件の内訳");
    assertThat(preview("new-lot", "MH1001", "to", "01:00").body()).contains("U205");
    UUID batch = UUID.randomUUID();
    register
        .all()
        .sql("update dose_version set origin = 'IMPORT', origin_id = :b where dose = :d")
        .param("b", batch)
        .param("d", doses.getLast())
        .update();
    assertThat(preview("new-lot", "MH1001", "batch", batch.toString()).body()).contains("1件の内訳");
  }

  @Test
  void what_is_typed_wrong_is_refused_and_stays_typed() {
    assertThat(administrator.post("/quality/bulk/preview", "of-site", "見本体育館").body())
        .contains("U204", "value=\"見本体育館\"");
    assertThat(preview().body()).contains("U210");
    assertThat(preview("new-given", "令和99年1月1日").body()).contains("M20", "value=\"令和99年1月1日\"");
    assertThat(confirm("0", "new-lot", "MH1001", "ground", "").body()).contains("U108");
    assertThat(administrator.get("/quality/bulks/" + UUID.randomUUID()).body()).contains("U208");
    StaffBrowser counter = zones.signedIn(TestRegister.CHIYODA, Role.COUNTER);
    assertThat(counter.get("/quality/bulk").statusCode()).isEqualTo(403);
  }

  private static HttpResponse<String> preview(String... more) {
    return administrator.post(
        "/quality/bulk/preview", with(more, "of-site", "見本体育館", "day", "令和8年3月20日"));
  }

  private static HttpResponse<String> confirm(String digest, String... more) {
    return administrator.post(
        "/quality/bulk",
        with(more, "of-site", "見本体育館", "day", "2026-03-20", "digest", digest, "ground", "SITE"));
  }

  private static String[] with(String[] more, String... fields) {
    var all = new java.util.LinkedHashMap<String, String>();
    for (int i = 0; i < fields.length; i += 2) {
      all.put(fields[i], fields[i + 1]);
    }
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all.entrySet().stream()
        .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
        .toArray(String[]::new);
  }

  private static String digest(String page) {
    var found = DIGEST.matcher(page);
    if (!found.find()) {
      throw new AssertionError(page);
    }
    return found.group(1);
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.body()))
        .replaceFirst("^https?://[^/]+", "");
  }
}
