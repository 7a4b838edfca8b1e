package vrs.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.certificate.JcaSigningKey;
import vrs.server.erasure.AreaErasureReason;
import vrs.server.erasure.EraseArea;
import vrs.server.erasure.ErasureCertificate;
import vrs.server.erasure.OwnWork;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Crypto;
import vrs.server.platform.KeyStore;
import vrs.server.platform.OwnersDatabase;
import vrs.server.platform.Reason;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.Settings;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.staff.StaffBrowser;

/// The agency instructs the erasure of an area, on an operator's own PostgreSQL (C7).
class InstructedErasureTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final AreaCode CHIYODA = new AreaCode("131016");
  @TempDir static Path folder;
  private static JdbcClient all;
  private static TestZones zones;

  @BeforeAll
  static void start() {
    all = JdbcClient.create(database.superuser());
    zones = new TestZones(database, folder, EnumSet.allOf(Zone.class));
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  @Test
  void an_instruction_needs_the_operators_approval_days_of_waiting_and_the_operators_own_backups() {
    var chiyoda = new TestMunicipality(zones, all, "131016", "千代田", "チヨダ　ハナコ", 6);
    var yokohama = new TestMunicipality(zones, all, "141003", "横浜", "ヨコハマ　ハナコ", 7);
    withdrawOwn(chiyoda);
    AreaRows.Picture others = new AreaRows(all, "141003").picture();
    StaffBrowser agency = zones.signedIn(AreaCode.AGENCY, Role.ADMINISTRATOR);
    StaffBrowser operator = zones.signedIn(AreaCode.OPERATOR, Role.OPERATOR);

    agency.get("/area-erasures");
    assertThat(instruct(agency, "13101").body()).contains("G208");
    assertThat(instruct(agency, "000019").body()).contains("G208");
    assertThat(instruct(agency, "131016").statusCode()).isEqualTo(302);
    String id =
        all.sql("select id::text from area_erasure where withdrawn is null and area = '131016'")
            .query(String.class)
            .single();
    String path = "/area-erasures/131016/" + id;
    operator.get("/area-erasures");
    assertThat(operator.post(path + "/approve").body()).contains("G203");
    chiyoda.administrator.get("/area-erasure");
    assertThat(chiyoda.administrator.get("/area-erasure").body()).contains("国の指示");
    assertThat(chiyoda.administrator.post("/area-erasure/" + id + "/waiver", "reason", "不要").body())
        .contains("G206");
    assertThat(chiyoda.administrator.post("/area-erasure/" + id + "/withdraw").body())
        .contains("G206");
    assertThat(agency.post(path + "/waiver", "reason", "").body()).contains("G201");
    assertThat(agency.post(path + "/waiver", "reason", "記録が登録されていない").statusCode()).isEqualTo(302);
    assertThat(chiyoda.administrator.post("/area-erasure/" + id + "/approve").body())
        .contains("G206");
    assertThat(agency.post(path + "/approve").statusCode()).isEqualTo(403);
    assertThat(operator.post(path + "/approve").statusCode()).isEqualTo(302);

    refuses(AreaErasureReason.NOT_DUE);
    all.sql("update area_erasure set due = now() where id = cast(:id as uuid)")
        .param("id", id)
        .update();
    assertThat(erase(new OwnWork(true, Optional.empty(), Optional.empty()))).isEmpty();
    assertThat(
            all.sql(
                    "select string_agg(step, ' ') from area_erasure_step where erasure = cast(:id as uuid)")
                .param("id", id)
                .query(String.class)
                .single())
        .isEqualTo("CLOSED DELETED");
    refuses(AreaErasureReason.OWN_BACKUPS_FIRST);
    assertThat(folder.resolve("keys/areas/131016.key")).exists();
    String certificate =
        erase(new OwnWork(false, Optional.empty(), Optional.of("運第5号"))).orElseThrow();

    assertThat(folder.resolve("keys/areas/131016.key")).doesNotExist();
    assertThat(ErasureCertificate.read(certificate).toString())
        .contains("運第5号", "記録が登録されていない", "office=000001", "office=000019");
    assertThat(new AreaRows(all, "131016").emptyTables())
        .contains("person", "dose", "account", "device", "issue", "area_key", "agreement");
    assertThat(chiyoda.tablet.byShift("GET", "/api/v1/shifts/current", "", new byte[0]).text())
        .contains("E111");
    assertThat(yokohama.administrator.get("/persons").statusCode()).isEqualTo(200);
    assertThat(new AreaRows(all, "141003").changes(others)).isSubsetOf("audit_entry");
    assertThat(operator.get(path).body()).contains("千代田区", "運第5号", "記録が登録されていない");
  }

  /// That of [TestMunicipality], whose rows a test has made up.
  private static void withdrawOwn(TestMunicipality chiyoda) {
    all.sql("delete from area_erasure_step").update();
    chiyoda.administrator.get("/area-erasure");
    chiyoda.administrator.post("/area-erasure/" + chiyoda.the(Thing.AREA_ERASURE) + "/withdraw");
  }

  private static HttpResponse<String> instruct(StaffBrowser agency, String code) {
    return agency.post(
        "/area-erasures", "municipality", code, "reference", "デ第1号", "reason", "契約の終了");
  }

  private static void refuses(Reason reason) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> erase(OwnWork.NONE))
        .satisfies(no -> assertThat(no.reason()).isEqualTo(reason));
  }

  private static Optional<String> erase(OwnWork own) {
    var settings =
        new Settings(
            Settings.Mode.DEMO,
            folder,
            folder.resolve("programs"),
            "bundled",
            null,
            10,
            URI.create("https://issuer.example"),
            Settings.Keeping.byDefault(folder),
            Settings.Exits.byDefault(),
            Map.of());
    try (var owners = OwnersDatabase.open(database.settings())) {
      return new EraseArea(
              owners,
              new KeyStore(settings.keys()),
              JcaSigningKey.generate(Crypto.signing()),
              settings,
              Clock.systemUTC())
          .erase(CHIYODA, own);
    }
  }
}
