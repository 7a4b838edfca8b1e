package vrs.card.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vrs.card.Bytes;
import vrs.card.CardEvidence;
import vrs.card.FlatJson;

/// The key of one installation of the app, with which it signs every application (F6).
///
/// On a phone the key stays in the phone's key store, and this class holds a handle to it. The
/// bridge on a PC keeps it in a file, which a test authority makes.
public final class AppKey {

  private static final String FORMAT = "vrs-app-key/1";

  private final String version;
  private final PrivateKey key;
  private final List<Bytes> certificates;

  /// Takes a key and its certificates.
  ///
  /// @param version of the app that uses it
  /// @param key on P-256
  /// @param certificates DER, the key's own first, the root left out
  public AppKey(String version, PrivateKey key, List<Bytes> certificates) {
    this.version = version;
    this.key = key;
    this.certificates = List.copyOf(certificates);
  }

  public String version() {
    return version;
  }

  /// Signs one application.
  public AppStatement state(
      String application, Optional<PassportFields> passport, Bytes nonce, CardEvidence evidence) {
    var signed = AppStatement.signed(version, application, passport, nonce, evidence);
    try {
      var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(key);
      signature.update(signed.toArray());
      return new AppStatement(
          version, application, passport, certificates, Bytes.of(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the app's key cannot sign", e);
    }
  }

  /// What [#load] reads.
  public void save(Path path) throws IOException {
    Files.writeString(
        path,
        FlatJson.write(
            Map.of(
                "format",
                FORMAT,
                "version",
                version,
                "key",
                Base64.getEncoder().encodeToString(key.getEncoded()),
                "certificates",
                String.join(".", certificates.stream().map(Bytes::base64Url).toList()))));
  }

  /// Reads a key file.
  ///
  /// @throws IllegalArgumentException if the file holds no app key
  public static AppKey load(Path path) throws IOException {
    var fields = FlatJson.parse(Files.readString(path));
    if (!FORMAT.equals(fields.get("format"))) {
      throw new IllegalArgumentException(path.getFileName() + " is no app key");
    }
    var encoded = Base64.getDecoder().decode(fields.getOrDefault("key", ""));
    var certificates = fields.getOrDefault("certificates", "").split("\\.", -1);
    try {
      return new AppKey(
          fields.getOrDefault("version", ""),
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded)),
          List.of(certificates).stream().map(Bytes::ofBase64Url).toList());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(path.getFileName() + " holds no EC key", e);
    }
  }
}
