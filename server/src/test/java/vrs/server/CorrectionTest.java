package vrs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// A correction reaches the certificate in one step (C2): staff correct a dose at the screen, and
/// the certificate that states it no longer holds, for everybody who asks.
class CorrectionTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static TestZones zones;
  private static JdbcClient all;

  @BeforeAll
  static void start() {
    zones = new TestZones(database, folder, EnumSet.of(Zone.LGWAN, Zone.INTERNET));
    all = JdbcClient.create(database.superuser());
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  @Test
  void a_corrected_dose_revokes_its_certificate_and_the_holder_is_to_be_told() {
    var chiyoda = new TestMunicipality(zones, all, "131016", "千代田", "チヨダ　ハナコ", 6);
    String dose = chiyoda.the(Thing.DOSE);
    String person = chiyoda.the(Thing.PERSON);
    assertThat(one("select count(*)::text from issue where area = '131016' and revoked is null"))
        .isEqualTo("1");
    int cards = revokedCards();

    var form = chiyoda.administrator.get("/doses/" + dose);
    assertThat(form.statusCode()).isEqualTo(200);
    var corrected =
        chiyoda.administrator.post(
            "/doses/" + dose + "/correction",
            "version",
            "1",
            "ticket",
            chiyoda.the(Thing.TICKET),
            "number",
            "1",
            "given",
            LocalDate.now(JAPAN).toString(),
            "product",
            "MHN-12",
            "lot",
            "MH1002",
            "givenIn",
            "131016",
            "site",
            "千代田会場",
            "doctor",
            "千代田の医師",
            "ground",
            "SCREENING_FORM");
    assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(302);

    assertThat(one("select lot || version || checked from dose where id = '%s'".formatted(dose)))
        .isEqualTo("MH10022true");
    assertThat(one("select count(*)::text from issue where area = '131016' and revoked is null"))
        .isEqualTo("0");
    assertThat(revokedCards()).isEqualTo(cards + 1);
    assertThat(
            one(
                "select count(*)::text from person_notice where person = '%s' and code = 'CERTIFICATE_REVOKED'"
                    .formatted(person)))
        .isEqualTo("1");
    assertThat(
            one(
                "select outcome from audit_entry where action = 'certificate.revoke' and area = '131016'"))
        .isEqualTo("done");
    assertThat(chiyoda.administrator.get("/persons/" + person).body()).contains("の失効");
  }

  @Test
  void a_dose_that_turns_out_to_be_another_municipalitys_revokes_its_certificate() {
    var minato = new TestMunicipality(zones, all, "131032", "港", "ミナト　ハナコ", 7);
    String held = "select count(*)::text from issue where area = '131032' and revoked is null";
    assertThat(one(held)).isEqualTo("1");
    String dose = minato.the(Thing.DOSE);
    minato.administrator.get("/doses/" + dose);

    var corrected =
        minato.administrator.post(
            "/doses/" + dose + "/correction",
            "version",
            "1",
            "ticket",
            minato.the(Thing.TICKET),
            "number",
            "1",
            "given",
            LocalDate.now(JAPAN).toString(),
            "product",
            "MHN-12",
            "lot",
            "MH1001",
            "givenIn",
            "131032",
            "site",
            "港会場",
            "doctor",
            "港の医師",
            "takenOverFrom",
            "141003",
            "ground",
            "CERTIFICATE_PAPER");

    assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(302);
    assertThat(one(held)).isEqualTo("0");
  }

  private static int revokedCards() {
    return all.sql("select count(*)::int from revoked_card").query(Integer.class).single();
  }

  private static String one(String sql) {
    return all.sql(sql).query(String.class).single();
  }
}
