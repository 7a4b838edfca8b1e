package vrs.server;

import java.time.Instant;
import org.springframework.context.support.GenericApplicationContext;
import vrs.server.platform.KeyStore;
import vrs.server.platform.Settings;
import vrs.server.platform.SigningKeyFiles;

/// The keys of the process, in `<data>/keys` and `<data>/signing`, shared by its zones.
final class Secrets {
  private final KeyStore keys;
  private final SigningKeyFiles signing;

  /// The demo makes its own keys; elsewhere missing signing keys keep the process from starting.
  Secrets(Settings settings) {
    this.keys = new KeyStore(settings.keys());
    this.signing = new SigningKeyFiles(settings.data().resolve("signing"));
    if (settings.mode() == Settings.Mode.DEMO) {
      signing.makeMissing("C=JP, O=VRS demo, CN=CSCA-HEALTH", Instant.now());
    }
  }

  /// Makes the signing keys that are missing (`./vrs keys init`). The country authority that
  /// certifies the barcode signer is one of our own; the operator replaces it by the real one's.
  static void makeSigningKeys(Settings settings) {
    new SigningKeyFiles(settings.data().resolve("signing"))
        .makeMissing("C=JP, O=VRS, CN=CSCA-HEALTH", Instant.now());
  }

  void register(GenericApplicationContext zone) {
    zone.registerBean(KeyStore.class, () -> keys);
    zone.registerBean(SigningKeyFiles.class, () -> signing);
  }
}
