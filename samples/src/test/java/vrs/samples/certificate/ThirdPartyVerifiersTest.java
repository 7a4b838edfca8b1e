package vrs.samples.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.certificate.CodePicture;
import vrs.certificate.CodeSymbol;
import vrs.certificate.RevocationId;
import vrs.certificate.RevocationList;
import vrs.certificate.RomanName;
import vrs.certificate.SignedCertificate;
import vrs.certificate.SmartHealthCard;

/// Verifiers and readers that nobody here wrote accept what we issue and reject what was altered
/// (E2, E5).
class ThirdPartyVerifiersTest {

  private static final Issuer ISSUER = Issuer.create();
  private static final List<SignedCertificate> GOOD =
      List.of(
          issue("𠮷野　髙子", new RomanName("YOSHINO", "TAKAKO"), 1),
          issue("山﨑　太郎", new RomanName("YAMASAKI", "TARO"), 3),
          issue("スハルト", new RomanName("SUHARTO", ""), 7),
          issue("田中　マリア　ルイザ", new RomanName("TANAKA", "MARIA LUIZA"), 10));
  private static final SignedCertificate REVOKED =
      ISSUER.issue(Issuer.overseas("佐藤　花子", new RomanName("SATO", "HANAKO"), 2), "cmV2b2tlZDE");

  @TempDir static Path folder;

  @BeforeAll
  static void install() throws Exception {
    OutsideProgram.installVerifiers();
  }

  @Test
  void verifiers_accept_good_certificates_and_reject_altered_and_revoked_ones() throws Exception {
    List<String> cards = new ArrayList<>();
    List<String> seals = new ArrayList<>();
    GOOD.forEach(good -> {
      cards.add(good.healthCard().numeric());
      seals.add(good.vdsNc().orElseThrow().json());
    });
    int good = cards.size();
    SignedCertificate first = GOOD.getFirst();
    cards.add(altered(first.healthCard(), 1)); // payload
    cards.add(altered(first.healthCard(), 2)); // signature
    cards.add(REVOKED.healthCard().numeric());
    String seal = first.vdsNc().orElseThrow().json();
    seals.add(seal.replace("1950-04-01", "1950-04-02"));
    seals.add(seal.replace("TZ1234567", "TZ1234568"));
    seals.add(flipped(seal, seal.indexOf("sigvl") + 12));

    Map<String, List<String>> answers = ask(cards, seals);

    for (String verifier : List.of("killTheClipboard", "shcSdk", "vdsSdk")) {
      assertThat(of(answers, verifier).subList(0, good)).as(verifier).containsOnly("accepted");
      assertThat(of(answers, verifier).subList(good, good + 2))
          .as(verifier)
          .doesNotContain("accepted");
    }
    assertThat(of(answers, "vdsSdk")).last().isEqualTo("rejected");
    // Of these, only the first looks at revocation lists.
    assertThat(of(answers, "killTheClipboard")).last().isEqualTo("SHCRevokedError");
    assertThat(of(answers, "shcSdk")).last().isEqualTo("accepted");
  }

  @Test
  void two_readers_read_the_pictures_back_to_the_letter() throws Exception {
    for (SignedCertificate good : GOOD) {
      read(CodeSymbol.of(good.healthCard()), good.healthCard().numeric());
      read(CodeSymbol.of(good.vdsNc().orElseThrow()), good.vdsNc().orElseThrow().json());
    }
  }

  private static void read(CodeSymbol symbol, String text) throws Exception {
    Path picture = Files.write(folder.resolve("code.png"), CodePicture.png(symbol, 4));

    assertThat(
            OutsideProgram.run("zbar-tools", List.of("zbarimg", "-q", "--raw", picture.toString())))
        .isEqualTo(text + "\n");
    assertThat(
            OutsideProgram.run("zxing-cpp-tools", List.of("ZXingReader", "-1", picture.toString())))
        .contains(text);
  }

  private static Map<String, List<String>> ask(List<String> cards, List<String> seals)
      throws Exception {
    var revocations =
        new RevocationList(
            ISSUER.healthCardKey().id(),
            1,
            Map.of(new RevocationId("cmV2b2tlZDE"), Optional.empty()));
    Path input =
        Files.writeString(
            folder.resolve("input.json"),
            """
            {"jwks": %s, "directory": %s, "cards": %s, "seals": %s}\
            """
                .formatted(
                    ISSUER.keySet().json(),
                    ISSUER.directory(revocations).json(),
                    array(cards),
                    array(seals)));
    String answer =
        OutsideProgram.run(
            "nodejs",
            List.of(
                "node",
                OutsideProgram.VERIFIERS.resolve("verify.cjs").toString(),
                input.toString()));
    Map<String, List<String>> answers = new java.util.HashMap<>();
    Map<String, Object> parsed = JSONObjectUtils.parse(answer);
    for (String verifier : parsed.keySet()) {
      answers.put(verifier, JSONObjectUtils.getStringList(parsed, verifier));
    }
    return answers;
  }

  private static List<String> of(Map<String, List<String>> answers, String verifier) {
    return Objects.requireNonNull(answers.get(verifier), verifier);
  }

  private static String array(List<String> texts) {
    return "["
        + String.join(
            ",", texts.stream().map(text -> "\"" + text.replace("\"", "\\\"") + "\"").toList())
        + "]";
  }

  private static SignedCertificate issue(String name, RomanName romanName, int doses) {
    return ISSUER.issue(Issuer.overseas(name, romanName, doses), "Z29vZGNhcmQ");
  }

  /// The card with one bit changed in its payload (1) or signature (2).
  private static String altered(SmartHealthCard card, int part) {
    int at = card.jws().indexOf('.') + 60;
    return new SmartHealthCard(
            flipped(card.jws(), part == 1 ? at : card.jws().lastIndexOf('.') + 20))
        .numeric();
  }

  private static String flipped(String text, int at) {
    char other = text.charAt(at) == 'A' ? 'B' : 'A';
    return text.substring(0, at) + other + text.substring(at + 1);
  }
}
