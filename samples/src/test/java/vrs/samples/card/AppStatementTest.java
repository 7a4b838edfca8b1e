package vrs.samples.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static vrs.samples.card.Reading.AUTHORITY;
import static vrs.samples.card.Reading.CHIYODA;
import static vrs.samples.card.Reading.NONCE;
import static vrs.samples.card.Reading.hanako;
import static vrs.samples.card.Reading.read;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.card.Bytes;
import vrs.card.CardEvidence;
import vrs.card.CardReason;
import vrs.card.CardRefusal;
import vrs.card.app.AppKey;
import vrs.card.app.AppResult;
import vrs.card.app.AppResult.Genuine;
import vrs.card.app.AppResult.Refused;
import vrs.card.app.AppStatement;
import vrs.card.app.PassportFields;
import vrs.card.app.TrustedApps;

class AppStatementTest {

  private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
  private static final TestAppAuthority APPS = new TestAppAuthority(NOW);
  private static final AppKey APP = APPS.install("1.0.0", NOW);
  private static final String APPLICATION = "131016 overseas";
  private static final Optional<PassportFields> PASSPORT =
      Optional.of(
          new PassportFields(
              "BANGO<<HANAKO".concat("<".repeat(26)), "TR12345675", "JPN", "8002171", "3101012"));

  private final TrustedApps trusted = TrustedApps.parse(APPS.rootPem(), null);
  private CardEvidence evidence = empty();

  @BeforeEach
  void readCard() throws Exception {
    evidence = read(AUTHORITY.print(CHIYODA, hanako()), "1234", NONCE);
  }

  @Test
  void a_statement_of_a_certified_app_over_this_evidence_and_nonce_is_genuine() throws Exception {
    var sent = APP.state(APPLICATION, PASSPORT, NONCE, evidence).toJson();

    var genuine = (Genuine) verify(AppStatement.ofJson(sent));

    assertThat(genuine.instance().version()).isEqualTo("1.0.0");
    assertThat(genuine.instance().id().length()).isEqualTo(32);
    assertThat(genuine.passport()).isEqualTo(PASSPORT);
  }

  @Test
  void without_a_passport_there_is_none_in_the_statement() throws Exception {
    var sent = APP.state(APPLICATION, Optional.empty(), NONCE, evidence).toJson();

    assertThat(sent).doesNotContain("passport");
    assertThat(verify(AppStatement.ofJson(sent))).isInstanceOf(Genuine.class);
  }

  @Test
  void an_app_key_kept_in_a_file_is_the_same_installation(@TempDir Path folder) throws Exception {
    APP.save(folder.resolve("bridge.app"));
    var loaded = AppKey.load(folder.resolve("bridge.app"));

    assertThat(verify(loaded.state(APPLICATION, PASSPORT, NONCE, evidence)))
        .isEqualTo(verify(APP.state(APPLICATION, PASSPORT, NONCE, evidence)))
        .isInstanceOf(Genuine.class);
  }

  @Test
  void a_statement_for_another_nonce_card_application_or_passport_is_refused() throws Exception {
    var other = read(AUTHORITY.print(CHIYODA, hanako()), "1234", NONCE.sha256());
    var edited = new PassportFields("X".repeat(39), "TR12345675", "JPN", "8002171", "3101012");
    var statement = APP.state(APPLICATION, PASSPORT, NONCE, evidence);

    for (var wrong :
        List.of(
            APP.state(APPLICATION, PASSPORT, NONCE.sha256(), evidence),
            APP.state(APPLICATION, PASSPORT, NONCE, other),
            APP.state("131016 domestic", PASSPORT, NONCE, evidence),
            with(statement, Optional.of(edited)),
            with(statement, Optional.empty()))) {
      assertThat(verify(wrong)).isEqualTo(new Refused(CardReason.APP_SIGNATURE));
    }
  }

  @Test
  void an_app_of_another_authority_is_refused() {
    var stranger = new TestAppAuthority(NOW).install("1.0.0", NOW);

    assertThat(verify(stranger.state(APPLICATION, PASSPORT, NONCE, evidence)))
        .isEqualTo(new Refused(CardReason.APP_UNKNOWN));
  }

  @Test
  void an_app_whose_certificate_is_not_yet_or_no_longer_valid_is_refused() {
    var statement = APP.state(APPLICATION, PASSPORT, NONCE, evidence);

    for (var then : List.of(NOW.minus(Duration.ofDays(2)), NOW.plus(Duration.ofDays(731)))) {
      assertThat(trusted.verify(statement, NONCE, evidence, APPLICATION, then))
          .isEqualTo(new Refused(CardReason.APP_UNKNOWN));
    }
  }

  @Test
  void the_authority_itself_signs_no_applications() {
    var own = APPS.rootAsApp("1.0.0");

    assertThat(verify(own.state(APPLICATION, PASSPORT, NONCE, evidence)))
        .isEqualTo(new Refused(CardReason.APP_UNKNOWN));
  }

  @Test
  void bytes_that_are_no_certificate_are_refused() {
    var statement =
        new AppStatement("1.0.0", APPLICATION, PASSPORT, List.of(Bytes.of((byte) 1)), NONCE);

    assertThat(verify(statement)).isEqualTo(new Refused(CardReason.APP_MALFORMED));
  }

  @ParameterizedTest
  @CsvSource({
    "vrs-app/1, vrs-app/2",
    "version, versio",
    "passportName, passportNam",
    "JPN, Jpn",
    "JPN, JAPAN",
    "TR12345675, TR1234567 ",
    "certificates, certificate",
    "{, [",
  })
  void a_statement_of_other_fields_is_malformed(String part, String instead) {
    var sent = APP.state(APPLICATION, PASSPORT, NONCE, evidence).toJson();

    assertThatExceptionOfType(CardRefusal.class)
        .isThrownBy(() -> AppStatement.ofJson(sent.replace(part, instead)))
        .satisfies(no -> assertThat(no.reason()).isEqualTo(CardReason.APP_MALFORMED));
  }

  @Test
  void a_test_authority_is_told_by_its_name() {
    assertThat(trusted.hasTestRoot()).isTrue();
  }

  @Test
  void a_list_without_authorities_is_no_list() {
    assertThatIllegalArgumentException().isThrownBy(() -> TrustedApps.parse("", null));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            TrustedApps.parse(
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", null));
  }

  private AppResult verify(AppStatement statement) {
    return trusted.verify(statement, NONCE, evidence, APPLICATION, NOW);
  }

  private static AppStatement with(AppStatement statement, Optional<PassportFields> passport) {
    return new AppStatement(
        statement.version(),
        statement.application(),
        passport,
        statement.certificates(),
        statement.signature());
  }

  private static CardEvidence empty() {
    var nothing = Bytes.of();
    return new CardEvidence(nothing, nothing, nothing, nothing, nothing, nothing);
  }
}
