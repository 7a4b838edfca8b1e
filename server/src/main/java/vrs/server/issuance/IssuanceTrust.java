package vrs.server.issuance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import vrs.card.CardVerification;
import vrs.card.TrustedCas;
import vrs.card.app.TrustedApps;
import vrs.server.platform.CannotStart;
import vrs.server.platform.Crypto;
import vrs.server.platform.Settings;

/// Whose cards and whose apps are believed, from files that the operator received:
/// `<data>/trust/card-authorities.txt` and `<data>/trust/app-authorities.pem`.
///
/// Outside of the demo a test authority keeps the process from starting (F3, F6).
@Configuration(proxyBeanMethods = false)
@Profile("internet")
class IssuanceTrust {

  @Bean
  static CardVerification cardVerification(Settings settings) {
    Path file = settings.data().resolve("trust/card-authorities.txt");
    try {
      TrustedCas authorities = TrustedCas.parse(read(file));
      refuseTest(settings, authorities.hasTestCa(), file);
      return new CardVerification(authorities, Crypto.signing());
    } catch (IllegalArgumentException e) {
      throw new CannotStart("The file " + file + " can't be used: " + e.getMessage(), e);
    }
  }

  @Bean
  static TrustedApps trustedApps(Settings settings) {
    Path file = settings.data().resolve("trust/app-authorities.pem");
    try {
      TrustedApps apps = TrustedApps.parse(read(file), Crypto.signing());
      refuseTest(settings, apps.hasTestRoot(), file);
      return apps;
    } catch (IllegalArgumentException e) {
      throw new CannotStart("The file " + file + " can't be used: " + e.getMessage(), e);
    }
  }

  private static void refuseTest(Settings settings, boolean test, Path file) {
    if (test && settings.mode() == Settings.Mode.PRODUCTION) {
      throw new CannotStart("The file " + file + " names a test authority: remove it.");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CannotStart(
          "The file " + file + " is missing: put the authorities there that the agency gave.", e);
    }
  }
}
