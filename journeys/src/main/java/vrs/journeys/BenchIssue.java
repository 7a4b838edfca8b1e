package vrs.journeys;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.LocalDate;
import java.time.ZoneId;
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
import vrs.card.app.AppStatement;
import vrs.samples.Municipality;
import vrs.samples.Person;
import vrs.samples.SampleWorld;
import vrs.samples.card.CardHolder;
import vrs.samples.card.TestCardAuthority;

/// Overseas applications a second, from application received to history and audit written, codes as
/// text, keys in files. Each gives a domestic and an overseas certificate: three signatures. The
/// cards answered real nonces before the clock starts.
///
/// The limit is how often a second this machine signs three times with the JDK's P-256.
final class BenchIssue implements Bench.Measured {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Municipality HERE = SampleWorld.MUNICIPALITIES.get(1);
  private static final int WARM_UP = 10_000;
  private static final int APPLICATIONS = 6_000;
  private static final int SIGNATURES = 3;

  @Override
  public Bench.Figure run(RunningServer server, Stage stage, Register register) {
    List<Person> people = BenchPeople.of(HERE, WARM_UP + APPLICATIONS);
    BenchPeople.register(stage, HERE, people);
    Tablet tablet = OpenSites.open(stage, HERE.code(), "見本会場");
    Clients.run(people.size(), n -> vaccinate(tablet, people.get(n)));
    AppKey app = app(stage);
    var bodies = new byte[people.size()][];
    Clients.run(bodies.length, n -> bodies[n] = prepare(stage, app, people.get(n)));
    Clients.run(WARM_UP, n -> apply(stage, bodies[n]));
    long entries = register.entries();
    CpuTime cpu = CpuTime.from(server);
    Clients.Run run = Clients.run(APPLICATIONS, n -> apply(stage, bodies[WARM_UP + n]));
    register.requireEntries(entries, 2L * APPLICATIONS);
    System.out.println(run.told("issue, overseas applications"));
    System.out.println(cpu.told("issue", APPLICATIONS));
    System.out.println("issue: each application gave two certificates with three signatures");
    return new Bench.Figure(run.perSecond(), "applications/s", signing(), "applications/s signed");
  }

  /// Registers a first dose of today.
  static void vaccinate(Tablet tablet, Person person) {
    tablet
        .put(
            "/api/v1/doses/" + UUID.randomUUID(),
            new DoseSent(
                null,
                DoseSent.line(person, 1),
                null,
                "MHN-12",
                "MH1001",
                LocalDate.now(JAPAN),
                1,
                null))
        .orFail("A dose");
  }

  private static byte[] prepare(Stage stage, AppKey app, Person person) {
    Application application = Application.begin(stage.internet(), HERE.code(), "OVERSEAS");
    Bytes nonce = Bytes.ofBase64Url(application.nonce());
    var card = TestCardAuthority.standard().print(HERE.code(), CardHolder.of(person, Citizens.PIN));
    try (var pin = Pin.of(Citizens.PIN)) {
      if (!(CardDialogue.open(card).verify(pin, false) instanceof PinOutcome.Accepted(var open))) {
        throw new StepFailed("The card did not take its PIN.");
      }
      CardEvidence evidence = open.read(nonce);
      AppStatement statement =
          app.state(application.words(), Optional.of(Passports.fields(person)), nonce, evidence);
      Map<String, Object> body = application.body(evidence.toFields(), statement.toFields(), false);
      return Doors.JSON.writeValueAsBytes(body);
    } catch (CardRefusal e) {
      throw new StepFailed("The software card could not be read.", e);
    }
  }

  private static void apply(Stage stage, byte[] body) {
    Answer answer =
        stage.internet().send("POST", "/api/v1/applications", "application/json", body, Map.of());
    if (answer.orFail("An application").path("certificates").size() != 2) {
      throw new StepFailed("An application gave not two certificates.");
    }
  }

  private static AppKey app(Stage stage) {
    try {
      return AppKey.load(RunningServer.appKey(stage.folder()));
    } catch (IOException e) {
      throw new StepFailed("The app's key can't be read.", e);
    }
  }

  private static double signing() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var key = generator.generateKeyPair().getPrivate();
      Clients.Run run = Clients.run(6_000, n -> sign(key, n));
      return run.perSecond() / SIGNATURES;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no P-256", e);
    }
  }

  private static void sign(PrivateKey key, int n) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key);
      signature.update((byte) n);
      signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no ES256", e);
    }
  }
}
