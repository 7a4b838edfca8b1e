package vrs.server.issuance;

import static vrs.server.issuance.PrintPage.MILLIMETRE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.springframework.stereotype.Component;
import vrs.certificate.BirthDate;
import vrs.certificate.CertifiedDose;
import vrs.certificate.CodeSymbol;

/// Prints a certificate: A4, one page, Japanese and English, black on white, codes as vectors (E1,
/// E3).
///
/// The same content gives the same bytes, so a reprint can be compared with the original.
@Component
public final class CertificatePrinter {

  private static final double LEFT = 48;
  private static final double RIGHT = 547;
  private static final double MIDDLE = (LEFT + RIGHT) / 2;
  private static final double LABELS = 190;
  private static final double HEALTH_CARD = 45 * MILLIMETRE;
  private static final double SEAL = 66 * MILLIMETRE;
  private static final double FOOT = 806;
  private static final DateTimeFormatter JAPANESE_DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.JAPAN);

  private final PrintFonts fonts;

  public CertificatePrinter(PrintFonts fonts) {
    this.fonts = fonts;
  }

  /// The page; see [PrintedCertificate#unprintable()] before handing it out.
  public PrintedCertificate print(PrintedContent content) {
    synchronized (fonts) { // parsed fonts are shared, and their library promises no thread safety
      return printed(content);
    }
  }

  private PrintedCertificate printed(PrintedContent content) {
    try (var document = new PDDocument()) {
      var sheet = new PDPage(PDRectangle.A4);
      document.addPage(sheet);
      document.getDocumentCatalog().setLanguage("ja");
      var page = new PrintPage(document, new PDPageContentStream(document, sheet), fonts);
      try (page) {
        double y = title(page, content);
        y = person(page, content, y);
        y = doses(page, content, y + 18);
        certify(page, content, y + 18);
        codes(page, content);
        warning(page);
      }
      settle(document, content);
      var out = new ByteArrayOutputStream(64 * 1024);
      document.save(out);
      return new PrintedCertificate(out.toByteArray(), page.unprintable());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double title(PrintPage page, PrintedContent content) {
    boolean overseas = content.overseas().isPresent();
    page.centred(MIDDLE, 58, 17, content.programme().ja() + " 予防接種証明書");
    page.centred(MIDDLE, 76, 10, "Certificate of Vaccination: " + content.programme().en());
    page.centred(
        MIDDLE,
        92,
        9,
        overseas ? "海外用及び国内用 / For travel abroad and use in Japan" : "国内用 / For use in Japan");
    return 102;
  }

  private static double person(PrintPage page, PrintedContent content, double top) {
    var certificate = content.content();
    double y = row(page, top, "氏名", "Name", certificate.name().text());
    var overseas = content.overseas();
    if (overseas.isPresent()) {
      var roman = overseas.get().romanName();
      y =
          row(
              page,
              y,
              "ローマ字氏名",
              "Name in Roman letters",
              (roman.surname() + " " + roman.given()).strip());
    }
    y = row(page, y, "生年月日", "Date of birth", day(certificate.birthDate()));
    if (overseas.isPresent()) {
      y = row(page, y, "国籍・地域", "Nationality", overseas.get().nationality().letters());
      y = row(page, y, "旅券番号", "Passport number", overseas.get().passport().text());
    }
    page.line(LEFT, y, RIGHT, y, 0.8);
    return y;
  }

  private static double row(PrintPage page, double top, String ja, String en, String text) {
    page.line(LEFT, top, RIGHT, top, 0.4);
    page.text(LEFT + 4, top + 15, 9, ja);
    page.text(LEFT + 62, top + 15, 7, en);
    page.fitted(LABELS, top + 16, 13, RIGHT - LABELS - 4, text);
    return top + 23;
  }

  private static double doses(PrintPage page, PrintedContent content, double top) {
    boolean overseas = content.overseas().isPresent();
    heading(page, LEFT + 4, top, "回数", "Dose");
    heading(page, LEFT + 44, top, "接種年月日", "Date");
    heading(page, LEFT + 118, top, "ワクチン(メーカー・製品)", "Vaccine (maker, product)");
    heading(page, LEFT + 370, top, "製造番号", "Lot");
    if (overseas) {
      heading(page, LEFT + 446, top, "接種国", "Country");
    }
    double y = top + 22;
    for (CertifiedDose dose : content.content().doses()) {
      page.line(LEFT, y, RIGHT, y, 0.4);
      var product = content.product(dose.product());
      page.text(LEFT + 8, y + 15, 10, Integer.toString(dose.number()));
      page.text(LEFT + 44, y + 15, 10, dose.given().toString());
      page.fitted(LEFT + 118, y + 10, 9, 246, product.maker().ja() + " " + product.name().ja());
      page.fitted(LEFT + 118, y + 20, 7, 246, product.maker().en() + ", " + product.name().en());
      page.fitted(LEFT + 370, y + 15, 10, overseas ? 72 : 120, dose.lot());
      if (overseas) {
        page.text(LEFT + 446, y + 15, 10, dose.country().letters());
      }
      y += 24;
    }
    page.line(LEFT, y, RIGHT, y, 0.8);
    return y;
  }

  private static void heading(PrintPage page, double x, double top, String ja, String en) {
    page.text(x, top + 8, 8, ja);
    page.text(x, top + 17, 6.5, en);
  }

  private static void certify(PrintPage page, PrintedContent content, double top) {
    page.text(LEFT, top, 9, "上記のとおり、予防接種を受けたことを証明します。");
    page.text(
        LEFT, top + 11, 7, "This is to certify that the person above was vaccinated as stated.");
    page.text(LEFT, top + 30, 9, "証明書ID / Certificate ID: " + content.content().id().text());
    page.text(
        LEFT,
        top + 44,
        9,
        "発行日 / Date of issue: " + JAPANESE_DAY.format(content.issued()) + " / " + content.issued());
    page.text(MIDDLE + 40, top + 30, 8, "発行者 / Issuer");
    page.fitted(MIDDLE + 40, top + 46, 13, RIGHT - MIDDLE - 40, content.content().municipality());
    page.fitted(MIDDLE + 40, top + 58, 8, RIGHT - MIDDLE - 40, content.municipality());
  }

  private static void codes(PrintPage page, PrintedContent content) {
    var card = CodeSymbol.of(content.codes().healthCard());
    double bottom = FOOT - 20;
    page.code(card, LEFT + 10, bottom - HEALTH_CARD, HEALTH_CARD);
    page.text(LEFT + 10, bottom + 14, 8, "SMART Health Card(国内・海外 / Japan and abroad)");
    content
        .codes()
        .vdsNc()
        .ifPresent(seal -> {
          page.code(CodeSymbol.of(seal), RIGHT - 10 - SEAL, bottom - SEAL, SEAL);
          page.text(RIGHT - 10 - SEAL, bottom + 14, 8, "ICAO VDS-NC(海外 / Travel abroad)");
        });
  }

  private static void warning(PrintPage page) {
    if (!page.unprintable().isEmpty()) {
      page.text(
          LEFT,
          FOOT + 8,
          7.5,
          "〓は印字できない文字、※の前は字形の異なる文字です。市区町村へご相談ください。 / 〓 could not be printed, ※ follows a variant form.");
    }
  }

  private static String day(BirthDate date) {
    String iso = date.iso();
    return switch (iso.length()) {
      case 4 -> iso + "年(月日不詳) / " + iso;
      case 7 ->
          Integer.parseInt(iso, 0, 4, 10)
              + "年"
              + Integer.parseInt(iso, 5, 7, 10)
              + "月(日不詳) / "
              + iso;
      default -> JAPANESE_DAY.format(LocalDate.parse(iso)) + " / " + iso;
    };
  }

  /// Leaves nothing to the clock or to chance: dates and the document's id come from the content.
  private static void settle(PDDocument document, PrintedContent content) {
    var issued = GregorianCalendar.from(content.issued().atStartOfDay(ZoneId.of("Asia/Tokyo")));
    var information = document.getDocumentInformation();
    information.setTitle("予防接種証明書 / Certificate of Vaccination");
    information.setProducer("VRS");
    information.setCreationDate(issued);
    try {
      byte[] codes = content.codes().healthCard().jws().getBytes(StandardCharsets.US_ASCII);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(codes);
      document.setDocumentId(ByteBuffer.wrap(hash).getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256", e);
    }
  }
}
