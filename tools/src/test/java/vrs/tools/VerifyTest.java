package vrs.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.certificate.BarcodeSigner;
import vrs.certificate.BirthDate;
import vrs.certificate.CertificateCheck;
import vrs.certificate.CertificateContent.Overseas;
import vrs.certificate.CertificateId;
import vrs.certificate.CertificatePlan;
import vrs.certificate.CertificateSigner;
import vrs.certificate.CertifiedDose;
import vrs.certificate.CodePicture;
import vrs.certificate.CodeSymbol;
import vrs.certificate.CountryAuthority;
import vrs.certificate.CountryCode;
import vrs.certificate.HealthCardKey;
import vrs.certificate.JcaSigningKey;
import vrs.certificate.KeySet;
import vrs.certificate.PassportNumber;
import vrs.certificate.PersonName;
import vrs.certificate.ProductCode;
import vrs.certificate.RevocationId;
import vrs.certificate.RevocationList;
import vrs.certificate.RomanName;
import vrs.certificate.SignedCertificate;
import vrs.certificate.SigningKeys;

class VerifyTest {

  private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
  private static final String ISS = "https://certificates.example.jp/issuer";
  private static final RevocationId REVOCATION = new RevocationId("cmlkMDAwMDE");

  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private Keys keys;
  private SignedCertificate signed;

  private record Keys(HealthCardKey healthCardKey, BarcodeSigner barcodeSigner)
      implements SigningKeys {}

  @BeforeEach
  void issue() throws IOException {
    var sun = Security.getProvider("SunEC");
    var authority =
        CountryAuthority.create(JcaSigningKey.generate(sun), "C=JP, CN=CSCA", NOW.minusSeconds(60));
    keys =
        new Keys(
            new HealthCardKey(JcaSigningKey.generate(sun)),
            authority.certify(JcaSigningKey.generate(sun), NOW.minusSeconds(60)));
    var comirnaty = new ProductCode("309", "XM8NQ0", "RA01", "Comirnaty");
    var content =
        new Overseas(
            CertificateId.of("JA", 1),
            new PersonName("𠮷野　髙子"),
            new RomanName("YOSHINO", "TAKAKO"),
            new BirthDate("1950-04-01"),
            CountryCode.JAPAN,
            new PassportNumber("TZ1234567"),
            List.of(
                CertifiedDose.inJapan(comirnaty, 1, LocalDate.of(2026, 4, 1), "FR4267"),
                CertifiedDose.inJapan(comirnaty, 2, LocalDate.of(2026, 5, 1), "FR4268")),
            "東京都千代田区");
    var check = new CertificateCheck(URI.create(ISS), sun);
    signed =
        new CertificateSigner(keys)
            .sign(check.check(new CertificatePlan(content, NOW.minusSeconds(10), REVOCATION)));
    write("csca.pem", CountryAuthority.pem(authority.certificate()));
    write("jwks.json", keySet(Optional.of(ISS), OptionalLong.empty()).json());
  }

  @Test
  void every_form_of_a_valid_certificate_is_accepted() throws IOException {
    write("a.smart-health-card", signed.healthCard().file());
    write("a.txt", signed.healthCard().numeric() + "\n");
    write("a.json", signed.vdsNc().orElseThrow().json());
    Files.write(folder.resolve("shc.png"), CodePicture.png(CodeSymbol.of(signed.healthCard()), 4));
    Files.write(
        folder.resolve("vds.png"), CodePicture.png(CodeSymbol.of(signed.vdsNc().orElseThrow()), 4));
    Files.write(folder.resolve("both.pdf"), pdfOfBoth());

    for (String file : List.of("a.smart-health-card", "a.txt", "a.json", "shc.png", "vds.png")) {
      assertThat(verify(file)).as(file).isZero();
      assertThat(output()).contains("有効です / VALID", "1950-04-01").doesNotContain("NOT VALID");
    }
    assertThat(verify("both.pdf")).isZero();
    assertThat(output())
        .contains("𠮷野　髙子", "YOSHINO TAKAKO", "TZ1234567", "SMART Health Card", "ICAO VDS-NC")
        .contains("CVX 309 コミナティRTU筋注 XBB.1.5");
  }

  @Test
  void one_altered_code_among_several_decides() throws IOException {
    String good = signed.healthCard().jws();
    String bad =
        good.substring(0, good.length() - 20) + "AAAA" + good.substring(good.length() - 16);
    write("two.smart-health-card", "{\"verifiableCredential\":[\"" + good + "\",\"" + bad + "\"]}");

    assertThat(verify("two.smart-health-card")).isEqualTo(1);
    assertThat(output())
        .contains("有効です / VALID", "無効です / NOT VALID (C101)")
        .contains("署名が合いません", "The signature does not match");
  }

  @Test
  void a_revoked_certificate_is_not_valid() throws IOException {
    write("a.txt", signed.healthCard().numeric());
    write("jwks.json", keySet(Optional.of(ISS), OptionalLong.of(1)).json());
    assertThat(verify("a.txt")).isEqualTo(2);
    assertThat(output()).contains("判定できません / CANNOT TELL (C138)");

    var list =
        new RevocationList(keys.healthCardKey().id(), 1, Map.of(REVOCATION, Optional.empty()));
    write("crl-1.json", list.json());
    assertThat(verify("a.txt")).isEqualTo(1);
    assertThat(output()).contains("(C102)");
  }

  @Test
  void without_keys_nothing_is_told() throws IOException {
    write("a.txt", signed.healthCard().numeric());
    write("a.json", signed.vdsNc().orElseThrow().json());
    Files.delete(folder.resolve("jwks.json"));
    Files.delete(folder.resolve("csca.pem"));

    assertThat(verify("a.txt")).isEqualTo(2);
    assertThat(verify("a.json")).isEqualTo(2);
    assertThat(output()).contains("C132", "C133");
  }

  @Test
  void a_key_that_the_key_file_does_not_hold_is_no_forgery() throws IOException {
    write("a.txt", signed.healthCard().numeric());
    var other = JcaSigningKey.generate(Security.getProvider("SunEC"));
    write(
        "jwks.json",
        new KeySet(
                Optional.of(ISS), List.of(KeySet.Key.of(other.publicKey(), OptionalLong.empty())))
            .json());

    assertThat(verify("a.txt")).isEqualTo(2);
    assertThat(output())
        .contains("判定できません / CANNOT TELL (C131)")
        .contains("署名した鍵が手元の鍵一覧にありません", "the key that signed is not in the key file");
  }

  @Test
  void a_key_file_that_does_not_name_its_issuer_needs_it_named() throws IOException {
    write("a.txt", signed.healthCard().numeric());
    write("jwks.json", keySet(Optional.empty(), OptionalLong.empty()).json());

    assertThat(verify("a.txt")).isEqualTo(2);
    assertThat(output()).contains("C140", "does not name its issuer");
    assertThat(verify("a.txt", "--issuer", ISS)).isZero();
    assertThat(verify("a.txt", "--issuer", "https://elsewhere.example")).isEqualTo(1);
  }

  @Test
  void what_is_no_certificate_is_told_apart() throws IOException {
    write("hello.txt", "hello");
    write("damaged.pdf", "%PDF-1.7 nothing");
    write("damaged.png", "\u0089PNG nothing");
    Files.write(folder.resolve("empty.png"), emptyPicture());

    assertThat(verify("hello.txt")).isEqualTo(2);
    assertThat(output()).contains("C134");
    assertThat(verify("missing.txt")).isEqualTo(2);
    assertThat(output()).contains("C139");
    assertThat(verify("damaged.pdf")).isEqualTo(2);
    assertThat(verify("empty.png")).isEqualTo(2);
    assertThat(output()).contains("C137");
  }

  @Test
  void wrong_usage_is_said() {
    for (List<String> wrong :
        List.of(
            List.<String>of(),
            List.of("a", "b"),
            List.of("--what"),
            List.of("a", "--trust"),
            List.of("a", "--what"))) {
      assertThat(Verify.run(wrong, InstantSource.fixed(NOW), new PrintStream(printed)))
          .isEqualTo(64);
    }
  }

  private int verify(String file, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.add(folder.resolve(file).toString());
    return Verify.run(
        arguments,
        InstantSource.fixed(NOW),
        new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private KeySet keySet(Optional<String> issuer, OptionalLong revocations) {
    return new KeySet(
        issuer, List.of(KeySet.Key.of(keys.healthCardKey().publicKey(), revocations)));
  }

  private void write(String name, String text) throws IOException {
    Files.write(
        folder.resolve(name),
        text.getBytes(
            name.endsWith(".png") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
  }

  private byte[] pdfOfBoth() throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (var canvas = new PDPageContentStream(document, page)) {
        var one = CodePicture.png(CodeSymbol.of(signed.healthCard()), 4);
        var other = CodePicture.png(CodeSymbol.of(signed.vdsNc().orElseThrow()), 4);
        canvas.drawImage(PDImageXObject.createFromByteArray(document, one, "a"), 40, 500, 110, 110);
        canvas.drawImage(
            PDImageXObject.createFromByteArray(document, other, "b"), 300, 450, 200, 200);
      }
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] emptyPicture() throws IOException {
    var out = new ByteArrayOutputStream();
    var picture =
        new java.awt.image.BufferedImage(200, 200, java.awt.image.BufferedImage.TYPE_BYTE_GRAY);
    javax.imageio.ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }
}
