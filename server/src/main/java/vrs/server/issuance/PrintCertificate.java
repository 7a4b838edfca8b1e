package vrs.server.issuance;

import com.ibm.icu.text.Transliterator;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import vrs.certificate.ProductCode;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Masters;
import vrs.server.municipality.Municipality;
import vrs.server.municipality.Product;
import vrs.server.municipality.Programme;
import vrs.server.record.Dose;

/// Prints a certificate as it was just issued; neither the print nor the codes are kept (E4).
@Component
final class PrintCertificate {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private final Transliterator toRoman = Transliterator.getInstance("Hiragana-Latin");
  private final CertificatePrinter printer;
  private final Masters masters;

  PrintCertificate(CertificatePrinter printer, Masters masters) {
    this.printer = printer;
    this.masters = masters;
  }

  /// One page of A4.
  PrintedCertificate print(IssueCertificate.Issued issued, Municipality municipality) {
    MasterData master = masters.current();
    var plan = issued.prepared().checked().plan();
    List<Product> products =
        issued.prepared().doses().stream()
            .map(Dose::product)
            .distinct()
            .map(code -> master.product(code).orElseThrow())
            .toList();
    Programme programme = products.getFirst().programme();
    return printer.print(
        new PrintedContent(
            plan.content(),
            new PrintedContent.Words(programme.name(), programme.nameEnglish()),
            romanName(municipality),
            LocalDate.ofInstant(plan.issued(), JAPAN),
            names(products),
            issued.codes()));
  }

  private static Map<ProductCode, PrintedContent.Product> names(List<Product> products) {
    var names = new HashMap<ProductCode, PrintedContent.Product>();
    for (Product product : products) {
      names.put(
          Certificates.code(product),
          new PrintedContent.Product(
              new PrintedContent.Words(product.maker(), product.makerEnglish()),
              new PrintedContent.Words(product.brand(), product.brandEnglish())));
    }
    return names;
  }

  private String romanName(Municipality municipality) {
    String roman = toRoman.transliterate(municipality.kana());
    return roman.substring(0, 1).toUpperCase(Locale.ROOT) + roman.substring(1);
  }
}
