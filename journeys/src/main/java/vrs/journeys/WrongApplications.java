package vrs.journeys;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vrs.card.Bytes;
import vrs.card.CardDialogue;
import vrs.card.CardEvidence;
import vrs.card.CardRefusal;
import vrs.card.Pin;
import vrs.card.PinOutcome;
import vrs.card.app.AppKey;
import vrs.samples.Person;
import vrs.samples.card.CardHolder;
import vrs.samples.card.SoftwareCard;
import vrs.samples.card.TestCardAuthority;

/// Applications that must be refused: one bit changed in each file of the card, a card of another
/// authority, a nonce spent before, a municipality that has not started, a wrong PIN.
final class WrongApplications {
  private static final List<Integer> FILES = List.of(0x0001, 0x0002, 0x0003, 0x0004, 0x0007);
  private static final String NOT_STARTED = "011002";

  private final Stage stage;
  private final Person person;
  private final AppKey app;
  private final List<String> told = new ArrayList<>();

  WrongApplications(Stage stage, Person person) {
    this.stage = stage;
    this.person = person;
    try {
      this.app = AppKey.load(RunningServer.appKey(stage.folder()));
    } catch (IOException e) {
      throw new StepFailed("The app's key can't be read.", e);
    }
  }

  String send() {
    var holder = CardHolder.of(person, Citizens.PIN);
    String municipality = person.municipality().code();
    SoftwareCard card = TestCardAuthority.standard().print(municipality, holder);
    for (int file : FILES) {
      refused("EF%04X changed".formatted(file), send(card.withFlippedBit(file, 8 * 16), begin()));
    }
    SoftwareCard foreign = TestCardAuthority.named("9000099").print(municipality, holder);
    refused("a card of another authority", send(foreign, begin()));
    Application first = begin();
    send(card, first).orFail("The application that comes before its copy");
    Application again =
        new Application(
            UUID.randomUUID(), municipality, first.kind(), first.nonceId(), first.nonce());
    refused("a nonce spent before", send(card, again));
    refused(
        "a municipality that has not started", Application.nonce(stage.internet(), NOT_STARTED));
    if (!(show(card, "0000") instanceof PinOutcome.Wrong(int left))) {
      throw new StepFailed("The card took a wrong PIN.");
    }
    told.add("a wrong PIN → " + left + " tries left");
    return String.join("; ", told);
  }

  private Application begin() {
    return Application.begin(stage.internet(), person.municipality().code(), "DOMESTIC");
  }

  private void refused(String what, Answer answer) {
    if (answer.ok()) {
      throw new StepFailed("What must be refused was taken: " + what + ".");
    }
    told.add(what + " → " + answer.code());
  }

  private Answer send(SoftwareCard card, Application application) {
    Bytes nonce = Bytes.ofBase64Url(application.nonce());
    if (!(show(card, Citizens.PIN) instanceof PinOutcome.Accepted(var unlocked))) {
      throw new StepFailed("The card did not take its PIN.");
    }
    try {
      CardEvidence evidence = unlocked.read(nonce);
      Map<String, String> statement =
          app.state(application.words(), Optional.empty(), nonce, evidence).toFields();
      return stage
          .internet()
          .post("/api/v1/applications", application.body(evidence.toFields(), statement, false));
    } catch (CardRefusal e) {
      throw new StepFailed("The software card could not be read.", e);
    }
  }

  private static PinOutcome show(SoftwareCard card, String digits) {
    try (var pin = Pin.of(digits)) {
      return CardDialogue.open(card).verify(pin, false);
    } catch (CardRefusal e) {
      throw new StepFailed("The software card could not be read.", e);
    }
  }
}
