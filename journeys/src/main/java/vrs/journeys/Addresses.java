package vrs.journeys;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where the zones listen, as the server wrote it to `<data>/addresses.json`.
record Addresses(URI lgwan, URI internet, URI administration) {

  static Addresses read(Path file) {
    try {
      JsonNode all = JsonMapper.shared().readTree(Files.readString(file));
      return new Addresses(of(all, "lgwan"), of(all, "internet"), of(all, "administration"));
    } catch (IOException e) {
      throw new StepFailed("The addresses in " + file + " can't be read.", e);
    }
  }

  private static URI of(JsonNode all, String zone) {
    String address = all.path(zone).asString("");
    if (address.isEmpty()) {
      throw new StepFailed("The server does not serve the zone " + zone + ".");
    }
    return URI.create(address);
  }

  /// The zone in which an office's staff sign in.
  URI of(SampleSignIn signIn) {
    return signIn.zone().equals("administration") ? administration : lgwan;
  }
}
