package vrs.samples.card;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import vrs.card.FlatJson;

/// A software card as a file (`*.card`): what was printed, without the counters of tries.
public final class SoftwareCardFile {

  private static final String FORMAT = "software-card/1";

  private SoftwareCardFile() {}

  public static void save(SoftwareCard card, Path path) throws IOException {
    var fields = new LinkedHashMap<String, String>();
    fields.put("format", FORMAT);
    fields.put("pin", card.secrets().pin());
    fields.put("numberA", card.secrets().numberA());
    fields.put("numberB", card.secrets().numberB());
    card.files().forEach((id, bytes) -> fields.put("ef%04x".formatted(id), base64(bytes)));
    fields.put("key", base64(card.key().getEncoded()));
    Files.writeString(path, FlatJson.write(fields));
  }

  /// Reads a card that [#save] wrote.
  ///
  /// @throws IllegalArgumentException if the file holds no software card
  public static SoftwareCard load(Path path) throws IOException {
    var fields = FlatJson.parse(Files.readString(path));
    if (!FORMAT.equals(fields.get("format"))) {
      throw new IllegalArgumentException(path.getFileName() + " is no software card");
    }
    var files = new TreeMap<Integer, byte[]>();
    fields.forEach((name, value) -> {
      if (name.startsWith("ef")) {
        files.put(Integer.parseInt(name.substring(2), 16), bytes(value));
      }
    });
    var secrets =
        new SoftwareCard.Secrets(
            required(fields, "pin"), required(fields, "numberA"), required(fields, "numberB"));
    return new SoftwareCard(files, secrets, key(bytes(required(fields, "key"))));
  }

  private static PrivateKey key(byte[] encoded) {
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the card has no RSA key", e);
    }
  }

  private static String required(Map<String, String> fields, String name) {
    var value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the card has no " + name);
    }
    return value;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
