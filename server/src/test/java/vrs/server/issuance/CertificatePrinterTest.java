package vrs.server.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import vrs.certificate.BarcodeSigner;
import vrs.certificate.BirthDate;
import vrs.certificate.CertificateCheck;
import vrs.certificate.CertificateContent;
import vrs.certificate.CertificateContent.Domestic;
import vrs.certificate.CertificateContent.Overseas;
import vrs.certificate.CertificateId;
import vrs.certificate.CertificatePlan;
import vrs.certificate.CertificateSigner;
import vrs.certificate.CertifiedDose;
import vrs.certificate.CodePicture;
import vrs.certificate.CountryAuthority;
import vrs.certificate.CountryCode;
import vrs.certificate.HealthCardKey;
import vrs.certificate.JcaSigningKey;
import vrs.certificate.PassportNumber;
import vrs.certificate.PersonName;
import vrs.certificate.ProductCode;
import vrs.certificate.RevocationId;
import vrs.certificate.RomanName;
import vrs.certificate.SignedCertificate;
import vrs.certificate.SigningKeys;
import vrs.server.issuance.PrintedContent.Product;
import vrs.server.issuance.PrintedContent.Words;

class CertificatePrinterTest {

  private static final Instant ISSUED = Instant.parse("2026-11-23T03:00:00Z");
  private static final ProductCode COMIRNATY =
      new ProductCode("309", "XM8NQ0", "RA01", "Comirnaty");
  private static final CertificatePrinter PRINTER = new CertificatePrinter(new PrintFonts());
  private static final Keys KEYS = Keys.create();

  private record Keys(HealthCardKey healthCardKey, BarcodeSigner barcodeSigner)
      implements SigningKeys {
    static Keys create() {
      var sun = Security.getProvider("SunEC");
      var authority = CountryAuthority.create(JcaSigningKey.generate(sun), "C=JP, CN=CSCA", ISSUED);
      return new Keys(
          new HealthCardKey(JcaSigningKey.generate(sun)),
          authority.certify(JcaSigningKey.generate(sun), ISSUED));
    }
  }

  @Test
  void a_domestic_certificate_says_everything_in_japanese_and_english() throws IOException {
    PrintedCertificate printed = PRINTER.print(printed(domestic("𠮷﨑　髙子", 3)));

    assertThat(text(printed))
        .isEqualToNormalizingNewlines(Files.readString(golden("domestic.txt")));
    assertThat(printed.unprintable()).isEmpty();
  }

  @Test
  void an_overseas_certificate_adds_roman_name_nationality_passport_and_country()
      throws IOException {
    PrintedCertificate printed = PRINTER.print(printed(overseas("𠮷﨑　髙子", 7)));

    assertThat(text(printed))
        .isEqualToNormalizingNewlines(Files.readString(golden("overseas.txt")));
  }

  @Test
  void the_codes_are_read_back_from_the_page() throws IOException {
    PrintedContent content = printed(overseas("𠮷﨑　髙子", 7));

    try (var document = Loader.loadPDF(PRINTER.print(content).pdf())) {
      assertThat(document.getNumberOfPages()).isOne();
      var page = new PDFRenderer(document).renderImageWithDPI(0, 300, ImageType.GRAY);
      assertThat(CodePicture.read(page))
          .isEqualTo(
              Set.of(
                  content.codes().healthCard().numeric(),
                  content.codes().vdsNc().orElseThrow().json()));
    }
  }

  @Test
  void the_same_content_gives_the_same_bytes() {
    PrintedContent content = printed(overseas("𠮷﨑　髙子", 2));

    assertThat(PRINTER.print(content).pdf())
        .isEqualTo(new CertificatePrinter(new PrintFonts()).print(content).pdf());
  }

  @Test
  void a_character_without_a_font_is_marked_and_reported_never_dropped() throws IOException {
    PrintedCertificate printed = PRINTER.print(printed(domestic("𰻞山　太郎", 1)));

    assertThat(printed.unprintable()).containsExactly("𰻞");
    assertThat(text(printed)).contains("〓山　太郎").contains("〓は印字できない文字");
  }

  @Test
  void a_variant_form_is_marked_and_reported() throws IOException {
    PrintedCertificate printed = PRINTER.print(printed(domestic("葛\uDB40\uDD00城　太郎", 1)));

    assertThat(printed.unprintable()).containsExactly("\uDB40\uDD00");
    assertThat(text(printed)).contains("葛※城　太郎");
  }

  @Test
  void ten_doses_and_the_longest_names_stay_on_one_page() throws IOException {
    PrintedCertificate printed = PRINTER.print(printed(domestic("長".repeat(100), 10)));

    try (var document = Loader.loadPDF(printed.pdf())) {
      assertThat(document.getNumberOfPages()).isOne();
    }
    assertThat(text(printed).codePoints().filter(c -> c == '長').count()).isEqualTo(100);
  }

  @Test
  void a_product_must_have_a_name() {
    PrintedContent content = printed(domestic("山田　太郎", 1));

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new PrintedContent(
                content.content(),
                content.programme(),
                "Chiyoda City",
                content.issued(),
                Map.of(),
                content.codes()));
  }

  private static Path golden(String name) {
    return Path.of("golden", "print", name);
  }

  private static String text(PrintedCertificate printed) throws IOException {
    try (var document = Loader.loadPDF(printed.pdf())) {
      var stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(document);
    }
  }

  private static PrintedContent printed(CertificateContent content) {
    return new PrintedContent(
        content,
        new Words("新型コロナウイルス感染症", "COVID-19"),
        "Chiyoda City, Tokyo",
        LocalDate.of(2026, 11, 23),
        Map.of(
            COMIRNATY,
            new Product(
                new Words("ファイザー", "Pfizer"),
                new Words("コミナティRTU筋注(XBB.1.5)", "Comirnaty (XBB.1.5)"))),
        signed(content));
  }

  private static SignedCertificate signed(CertificateContent content) {
    var check =
        new CertificateCheck(
            URI.create("https://certificates.example.jp/issuer"), Security.getProvider("SunEC"));
    var plan = new CertificatePlan(content, ISSUED, new RevocationId("cmlkMDAwMDE"));
    return new CertificateSigner(KEYS).sign(check.check(plan));
  }

  private static Domestic domestic(String name, int doses) {
    return new Domestic(
        new CertificateId("JA1234567894"),
        new PersonName(name),
        new BirthDate("1950-04"),
        doses(doses),
        "東京都千代田区");
  }

  private static Overseas overseas(String name, int doses) {
    return new Overseas(
        new CertificateId("JA1234567894"),
        new PersonName(name),
        new RomanName("YOSHIZAKI-WOLFESCHLEGELSTEIN", "TAKAKO MARIA"),
        new BirthDate("1950-04-01"),
        CountryCode.JAPAN,
        new PassportNumber("TZ1234567"),
        doses(doses),
        "東京都千代田区");
  }

  private static List<CertifiedDose> doses(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number ->
            CertifiedDose.inJapan(
                COMIRNATY,
                number,
                LocalDate.of(2024, 1, 1).plusDays(97L * number),
                "FR" + (4267 + number)))
        .toList();
  }
}
