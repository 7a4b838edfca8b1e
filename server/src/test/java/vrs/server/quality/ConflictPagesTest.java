package vrs.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
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

/// Doses that contradict recorded ones: decided, and taken back.
class ConflictPagesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final String TICKET = "0000000017";
  private static TestZones zones;
  private static TestRegister register;
  private static StaffBrowser counter;

  private UUID person;
  private UUID recorded;
  private UUID waiting;

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

  @BeforeEach
  void fill() {
    register.empty();
    person = register.person("髙橋　花子", "タカハシ　ハナコ", "1988-02-29", TICKET);
    recorded = register.dose(TICKET, 1, "2026-03-20");
    waiting = register.conflict(TICKET, 1, "2026-03-18");
    counter.get("/quality/conflicts/" + waiting);
  }

  @Test
  void both_stand_side_by_side_with_who_sent_them_and_why() {
    String page = counter.get("/quality/conflicts/" + waiting).body();

    assertThat(page)
        .contains("髙橋　花子", "登録されている記録", "後から届いた記録", "1回目はすでに 2026-03-20 に登録されています")
        .contains(
            "MH1001",
            "MH1002",
            "見本体育館",
            "見本病院",
            "本人が2回目と言う",
            "class=\"lot differs\"".replace("lot ", ""))
        .contains("data-key=\"k\"", "data-key=\"t\"", "data-key=\"r\"");
  }

  @Test
  void the_recorded_one_is_kept_and_the_other_stays_as_it_came() {
    String after = post("dismissal", "ground", "SITE");

    assertThat(after).contains("done=DECIDED~" + waiting);
    assertThat(register.said(recorded, "lot")).isEqualTo("MH1001");
    assertThat(decision()).isEqualTo("DISMISSED");
    assertThat(counter.get("/quality/conflicts/" + waiting).body()).contains("登録されている記録を残しました");
    assertThat(
            counter.post("/quality/conflicts/" + waiting + "/dismissal", "ground", "SITE").body())
        .contains("U116");
    assertThat(location(counter.post("/quality/conflicts/" + waiting + "/undo")))
        .contains("/conflicts/" + waiting);
    assertThat(decision()).isEqualTo("-");
  }

  @Test
  void a_dose_that_never_waited_is_not_found_and_nothing_is_decided() {
    String nobodys = "/quality/conflicts/" + UUID.randomUUID();

    assertThat(counter.get(nobodys).statusCode()).isEqualTo(404);
    assertThat(counter.get(nobodys).body()).contains("U150");
    for (String deed : List.of("/dismissal", "/undo")) {
      HttpResponse<String> answer = counter.post(nobodys + deed, "ground", "SITE");
      assertThat(answer.statusCode()).describedAs(deed).isEqualTo(404);
    }
    counter.get("/quality/conflicts/" + waiting);
    post("dismissal", "ground", "SITE");
    assertThat(
            counter
                .post("/quality/conflicts/" + waiting + "/dismissal", "ground", "SITE")
                .statusCode())
        .isEqualTo(409);
  }

  @Test
  void the_new_one_is_taken_as_a_correction_that_revokes_and_can_be_taken_back() {
    String certificate = register.certificate(person, recorded);

    String after =
        post("taking", "recorded", recorded.toString(), "version", "1", "ground", "SITE");

    assertThat(after).contains("finished=true");
    assertThat(register.said(recorded, "lot")).isEqualTo("MH1002");
    assertThat(register.said(recorded, "given")).isEqualTo("2026-03-18");
    assertThat(register.state(recorded)).isEqualTo("CHECKED");
    assertThat(register.holds(certificate)).isFalse();
    assertThat(counter.get("/doses/" + recorded).body())
        .contains("照合待ちの判断", "会場・医師に確認", certificate);
    counter.post("/quality/conflicts/" + waiting + "/undo");
    assertThat(register.said(recorded, "lot")).isEqualTo("MH1001");
    assertThat(decision()).isEqualTo("-");
  }

  @Test
  void both_are_registered_once_the_number_is_right_and_can_be_taken_back_and_registered_again() {
    HttpResponse<String> refused = register("1", "2026-03-18");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("D301", "<details open", "value=\"2026-03-18\"");

    assertThat(location(register("2", "2026-04-20"))).contains("DECIDED");
    assertThat(register.said(waiting, "number")).isEqualTo("2");
    counter.post("/quality/conflicts/" + waiting + "/undo");
    assertThat(register.all().sql("select count(*) from dose").query(Integer.class).single())
        .isEqualTo(1);
    assertThat(location(register("2", "2026-04-21"))).contains("DECIDED");
    assertThat(register.version(waiting)).isEqualTo(3);
  }

  @Test
  void a_decision_that_somebody_built_on_is_not_taken_back() {
    post("taking", "recorded", recorded.toString(), "version", "1", "ground", "SITE");
    counter.post("/doses/" + recorded + "/lift", "version", "2", "ground", "SITE");

    assertThat(counter.post("/quality/conflicts/" + waiting + "/undo").body()).contains("U112");
  }

  private static HttpResponse<String> registerAs(UUID id, String number, String given) {
    return counter.post(
        "/quality/conflicts/" + id + "/registration",
        "ticket",
        TICKET,
        "number",
        number,
        "given",
        given,
        "product",
        "MHN-12",
        "lot",
        "MH1002",
        "givenIn",
        "131016",
        "site",
        "見本病院",
        "doctor",
        "",
        "ground",
        "SITE",
        "note",
        "");
  }

  private HttpResponse<String> register(String number, String given) {
    return registerAs(waiting, number, given);
  }

  private String decision() {
    return register
        .all()
        .sql("select coalesce(decision, '-') from dose_conflict where id = :id")
        .param("id", waiting)
        .query(String.class)
        .single();
  }

  private String post(String deed, String... form) {
    return location(counter.post("/quality/conflicts/" + waiting + "/" + deed, form));
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.body()))
        .replaceFirst("^https?://[^/]+", "");
  }
}
