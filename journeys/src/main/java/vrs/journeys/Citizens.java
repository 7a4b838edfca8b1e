package vrs.journeys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import vrs.certificate.CodePicture;
import vrs.certificate.CodeSymbol;
import vrs.certificate.SmartHealthCard;
import vrs.certificate.VdsNc;
import vrs.samples.Person;
import vrs.samples.card.CardHolder;
import vrs.samples.card.SoftwareCardFile;
import vrs.samples.card.TestCardAuthority;

/// Two citizens apply with their cards through the bridge, one of them with a passport, and keep
/// what they get as files.
final class Citizens {
  static final String PIN = "1234";
  private static final int SCALE = 6;

  private final Stage stage;
  private final List<Person> vaccinated;

  /// @param vaccinated people whose record yields a certificate, two at least
  Citizens(Stage stage, List<Person> vaccinated) {
    this.stage = stage;
    this.vaccinated = vaccinated;
  }

  String domestic() {
    Person person = vaccinated.getFirst();
    try (Bridge bridge = Bridge.start(stage, card(stage, person, "first.card"))) {
      if (!bridge.status().path("card").asString("").equals("present")) {
        throw new StepFailed("The bridge sees no card.");
      }
      JsonNode certificate = apply(stage, bridge, person, "DOMESTIC").getFirst();
      card("domestic.smart-health-card", "domestic.png", certificate);
      keepTrust();
      return "SMART Health Card of %d characters"
          .formatted(certificate.path("shc").asString("").length());
    }
  }

  String overseas() {
    Person person = vaccinated.get(1);
    try (Bridge bridge = Bridge.start(stage, card(stage, person, "second.card"))) {
      bridge
          .passport(Passports.photograph(person, person.passport().expires()))
          .orFail("The picture of the passport");
      JsonNode certificate =
          apply(stage, bridge, person, "OVERSEAS").stream()
              .filter(one -> one.path("kind").asString("").equals("OVERSEAS"))
              .findFirst()
              .orElseThrow(() -> new StepFailed("There is no overseas certificate."));
      card("overseas.smart-health-card", "overseas-shc.png", certificate);
      String seal = certificate.path("vdsNc").asString("");
      stage.write("overseas-vds-nc.json", seal.getBytes(StandardCharsets.UTF_8));
      stage.write("overseas-vds-nc.png", CodePicture.png(CodeSymbol.of(new VdsNc(seal)), SCALE));
      stage.write(
          "certificate.pdf", Base64.getDecoder().decode(certificate.path("pdf").asString("")));
      return "passport read on the citizen's side; SMART Health Card, VDS-NC of %d characters, PDF"
          .formatted(seal.length());
    }
  }

  String sendWrongApplications() {
    return new WrongApplications(stage, vaccinated.get(2)).send();
  }

  /// What a verifier needs offline: keys, lists of revoked cards, the seals' authority.
  private void keepTrust() {
    byte[] keys = stage.internet().file("/issuer/.well-known/jwks.json");
    stage.write("jwks.json", keys);
    for (JsonNode key : Doors.JSON.readTree(keys).path("keys")) {
      if (key.has("crlVersion")) {
        String id = key.path("kid").asString("");
        stage.write(
            "crl-" + id + ".json",
            stage.internet().file("/issuer/.well-known/crl/" + id + ".json"));
      }
    }
    stage.write("csca.pem", stage.internet().file("/csca.pem"));
  }

  private void card(String file, String picture, JsonNode certificate) {
    var card = new SmartHealthCard(certificate.path("shc").asString(""));
    stage.write(file, card.file().getBytes(StandardCharsets.UTF_8));
    stage.write(picture, CodePicture.png(CodeSymbol.of(card), SCALE));
  }

  /// Has the card read for an application and sends it.
  static List<JsonNode> apply(Stage stage, Bridge bridge, Person person, String kind) {
    Doors doors = stage.internet();
    var application = Application.begin(doors, person.municipality().code(), kind);
    JsonNode read =
        bridge
            .read(PIN, application.nonce(), application.words(), kind.equals("OVERSEAS"))
            .orFail("Reading the card");
    var body =
        application.body(read.path("evidence"), read.path("statement"), kind.equals("OVERSEAS"));
    JsonNode answer = doors.post("/api/v1/applications", body).orFail("The application");
    return answer.path("certificates").valueStream().toList();
  }

  /// Prints a card for somebody and keeps it as a file.
  static Path card(Stage stage, Person person, String name) {
    var card =
        TestCardAuthority.standard()
            .print(person.municipality().code(), CardHolder.of(person, PIN));
    try {
      Path file = Files.createDirectories(stage.folder().resolve("cards")).resolve(name);
      SoftwareCardFile.save(card, file);
      return file;
    } catch (IOException e) {
      throw new StepFailed("The software card can't be written.", e);
    }
  }
}
