package vrs.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.certificate.CountryAuthority;
import vrs.certificate.JcaSigningKey;
import vrs.samples.card.TestAppAuthority;
import vrs.samples.card.TestCardAuthority;
import vrs.server.platform.AreaCode;
import vrs.server.platform.CannotStart;
import vrs.server.platform.Crypto;
import vrs.server.platform.Refusal;
import vrs.server.platform.Settings;
import vrs.server.platform.Zone;
import vrs.server.staff.StaffReason;

/// From an empty folder to a server in production, as `docs/operations/first-start.md` tells it.
final class FirstStartTest {
  private static final AreaCode CHIYODA = new AreaCode("131016");
  @TempDir Path folder;

  @Test
  void an_operator_gets_from_an_empty_folder_to_a_first_sign_in() throws Exception {
    Settings settings = settings();

    refuses(settings, "./vrs keys init");
    Secrets.makeSigningKeys(settings);
    refuses(settings, "put the authorities there");
    trust(TestCardAuthority.standard().trustLine(), appRoot());
    refuses(settings, "test authority");
    trust(realCardAuthority(), new TestAppAuthority(Instant.now()).rootPem());
    refuses(settings, "test authority");
    trust(realCardAuthority(), appRoot());

    String code = InviteAdministrator.invite(settings, CHIYODA, "hanako", "見本　花子");
    assertThat(code).matches("131016(-[0-9A-Z]{5}){3}");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> InviteAdministrator.invite(settings, CHIYODA, "jiro", "見本　二郎"))
        .satisfies(no -> assertThat(no.reason()).isEqualTo(StaffReason.OFFICE_HAS_ACCOUNTS));
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(
            () -> InviteAdministrator.invite(settings, new AreaCode("999997"), "jiro", "見本　二郎"))
        .withMessageContaining("no municipality");

    try (var server = VrsServer.start(settings)) {
      URI lgwan = server.zone(Zone.LGWAN).address();
      var page =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(lgwan.resolve("/set-up")).build(),
                  BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("設定コード");
      assertThat(folder.resolve("data/sample-sign-ins.json")).doesNotExist();
    }
  }

  private static void refuses(Settings settings, String naming) {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> VrsServer.start(settings).close())
        .withMessageContaining(naming);
  }

  private Settings settings() throws Exception {
    Path file =
        Files.write(
            folder.resolve("vrs.properties"),
            List.of(
                "data=" + folder.resolve("data"),
                "programs=" + Path.of("target", "postgres-programs").toAbsolutePath(),
                "issuer=https://vc.example/issuer",
                "zones=lgwan,internet"));
    return Settings.load(file, Map.of());
  }

  private void trust(String card, String app) throws Exception {
    Path trust = Files.createDirectories(folder.resolve("data/trust"));
    Files.writeString(trust.resolve("card-authorities.txt"), card + "\n");
    Files.writeString(trust.resolve("app-authorities.pem"), app);
  }

  /// A key id of seven digits that does not begin with 9.
  private static String realCardAuthority() {
    String line = TestCardAuthority.standard().trustLine();
    return line.replaceFirst("39", "31");
  }

  private static String appRoot() {
    var root =
        CountryAuthority.create(
            JcaSigningKey.generate(Crypto.signing()), "C=JP, CN=apps", Instant.now());
    return CountryAuthority.pem(root.certificate());
  }
}
