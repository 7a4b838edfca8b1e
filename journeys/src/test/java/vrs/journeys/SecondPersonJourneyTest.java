package vrs.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import vrs.samples.Municipality;
import vrs.samples.Person;
import vrs.samples.SampleWorld;

/// What two administrators of a municipality do together, with the keyboard alone: one is invited,
/// a backup leaves under the municipality's own key and is proved, one asks for an erasure and the
/// other approves it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecondPersonJourneyTest {
  @RegisterExtension static final JourneyServer journey = new JourneyServer("second-person-server");

  private static final Municipality CHIYODA = SampleWorld.MUNICIPALITIES.get(1);
  private static final List<Person> PEOPLE = BenchPeople.of(CHIYODA, 12);
  private static final Person GOES = PEOPLE.getFirst();
  private static final String PASSWORD = "二人目のパスワード 2026";
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);
  private static final String PRIVATE = "private.pem";

  private static Page first;
  private static Page second;
  private static String digest = "";

  @BeforeAll
  static void start() {
    BenchPeople.register(journey.stage(), CHIYODA, PEOPLE);
    Desk.awaitNextCode();
    first = journey.visit("/sign-in");
    first.onFileChooser(_ -> {}); // choosers are caught from the beginning, so that none is missed
    second = journey.visit("/set-up");
    Desk.signIn(first, journey.signIn(CHIYODA.code(), "ADMINISTRATOR"));
  }

  @Test
  @Order(1)
  void one_administrator_invites_another_who_sets_up_an_account() {
    open(first, "/accounts");
    look(first, "accounts");
    Desk.type(first, "#name", "fukukanri");
    Desk.type(first, "#displayName", "見本　二子");
    Desk.reach(first, "section[aria-labelledby=add] input[value=ADMINISTRATOR]");
    first.keyboard().press("Space");
    Desk.go(first, "section[aria-labelledby=add] button");
    look(first, "account-code");
    String code = first.locator("#one-time-code").innerText();

    look(second, "set-up");
    Desk.type(second, "#code", code);
    Desk.go(second, "main form button");
    look(second, "set-up-finish");
    String secret = second.locator("code.big").innerText().replaceAll("\\s", "");
    Desk.type(second, "#password", PASSWORD);
    Desk.type(second, "#repeated", PASSWORD);
    Desk.type(second, "#factor", Totp.code(secret, Instant.now()));
    Desk.go(second, "main form button");
    look(second, "set-up-ready");
    Desk.awaitNextCode();
    Desk.signIn(
        second,
        new SampleSignIn("lgwan", CHIYODA.code(), "", "fukukanri", PASSWORD, secret, Set.of()));
    look(second, "home-second-administrator");
  }

  @Test
  @Order(2)
  void a_backup_leaves_under_the_municipalitys_key_and_is_proved_with_the_private_one()
      throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(3072);
    KeyPair keys = generator.generateKeyPair();
    open(first, "/handovers/backup");
    Desk.pick(
        first,
        "#file",
        new FilePayload(
            "key.pem",
            "application/x-pem-file",
            pem("PUBLIC KEY", keys.getPublic().getEncoded()).getBytes(US_ASCII)));
    Desk.go(first, "form[action$='/key'] button");
    assertThat(first.locator("#fingerprint")).isVisible();
    look(first, "backup-with-key");
    Desk.choose(first, "#rhythm", 1);
    Desk.go(first, "button[data-key=s]");
    assertThat(first.locator("#next")).isVisible();
    Desk.go(first, "button[data-key=r]");
    look(first, "backup-scheduled");

    Desk.type(first, "#reason", "年度末の保管");
    Desk.go(first, "button[data-key=c]");
    look(first, "backup-prepared");
    Desk.reach(first, "button[data-key=d]");
    Download download = first.waitForDownload(() -> first.keyboard().press("Enter"));
    Path backup = journey.folder().resolve("backup.vrs");
    download.saveAs(backup);
    byte[] bytes = Files.readAllBytes(backup);
    digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    Desk.type(first, "#typed", digest.substring(digest.length() - 6));
    Desk.go(first, "button[data-key=c]");
    assertThat(first.locator("#digest")).hasText(digest);
    look(first, "backup-confirmed");

    Path key = journey.folder().resolve(PRIVATE);
    Files.writeString(key, pem("PRIVATE KEY", keys.getPrivate().getEncoded()), UTF_8);
    assertThat(new String(bytes, UTF_8)).doesNotContain(GOES.name());
    assertThat(verified(backup, key)).contains("12");
  }

  @Test
  @Order(3)
  void a_person_is_erased_when_the_other_administrator_approves() {
    open(first, "/persons");
    Desk.type(first, "#q", GOES.ticket());
    Desk.enter(first);
    Desk.go(first, "main tbody a");
    Desk.go(first, "a[href^='/persons/'][href$='/erasure']");
    Desk.reach(first, "input[name=ground]");
    first.keyboard().press("Space");
    Desk.type(first, "#reference", "健第12号");
    Desk.type(first, "#reason", "本人の請求");
    Desk.go(first, "main form button");
    Desk.go(first, "main tbody a");
    assertThat(first.locator("form[action$='/approve']")).hasCount(0);

    open(second, "/erasures");
    look(second, "erasures-to-approve");
    Desk.go(second, "main tbody a");
    look(second, "erasure-to-approve");
    Desk.go(second, "form[action$='/approve'] button");
    look(second, "erasure-approved");

    open(first, "/persons");
    Desk.type(first, "#q", GOES.ticket());
    Desk.enter(first);
    assertThat(first.locator("main tbody a")).hasCount(0);
  }

  @Test
  @Order(4)
  void an_area_is_returned_and_its_erasure_approved_by_the_other_and_taken_back() {
    open(first, "/area-erasure");
    Desk.type(first, "#reference", "健第13号");
    Desk.type(first, "#reason", "業務の終了");
    Desk.go(first, "main form button");
    Desk.type(first, "#digest", digest);
    Desk.go(first, "form[action$='/return'] button");
    look(first, "area-erasure-returned");
    assertThat(first.locator("form[action$='/approve']")).hasCount(0);

    open(second, "/area-erasure");
    look(second, "area-erasure-to-approve");
    Desk.go(second, "form[action$='/approve'] button");
    look(second, "area-erasure-approved");
    assertThat(second.locator("h2[data-state]")).hasAttribute("data-state", "APPROVED");
    Desk.go(second, "form[action$='/withdraw'] button");
    look(second, "area-erasure-withdrawn");
  }

  @Test
  @Order(5)
  void the_scheduled_backup_has_arrived_in_the_municipalitys_folder() throws IOException {
    open(first, "/handovers/backup");
    Instant end = Instant.now().plus(LONGEST_WAIT);
    while (first.locator("td[data-outcome]:not([data-outcome=RUNNING])").count() == 0
        && Instant.now().isBefore(end)) {
      Child.pause();
      first.reload();
    }
    assertThat(first.locator("td[data-outcome]").first()).hasAttribute("data-outcome", "DONE");
    look(first, "backup-sent");
    Path folder = RunningServer.backups(journey.folder()).resolve(CHIYODA.code());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(verified(files.findFirst().orElseThrow(), journey.folder().resolve(PRIVATE)))
          .isNotEmpty();
    }
  }

  private static String verified(Path backup, Path key) {
    try (var command =
        Child.start(
            "operator",
            journey
                .house()
                .operator(
                    List.of("backup", "verify", backup.toString(), "--key", key.toString()),
                    House.MEMORY),
            journey.folder().resolve("verify.log"))) {
      assertThat(command.join()).describedAs(command.said()).isZero();
      return command.said();
    }
  }

  private static String pem(String kind, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), kind);
  }

  private static void open(Page page, String path) {
    page.navigate(journey.addresses().lgwan() + path);
  }

  private static void look(Page page, String name) {
    journey.look(page, name);
    page.setViewportSize(1440, 900);
  }
}
