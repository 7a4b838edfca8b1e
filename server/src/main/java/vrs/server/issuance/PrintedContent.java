package vrs.server.issuance;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vrs.certificate.CertificateContent;
import vrs.certificate.ProductCode;
import vrs.certificate.SignedCertificate;

/// All that stands on a printed certificate (E1).
///
/// @param programme what the vaccination is against
/// @param municipality the issuer in Roman letters, such as `Chiyoda City, Tokyo`; the Japanese
///   name stands in the content
/// @param issued the day in Japan
/// @param products what each product of the doses is called
/// @param codes exactly the codes that were issued
public record PrintedContent(
    CertificateContent content,
    Words programme,
    String municipality,
    LocalDate issued,
    Map<ProductCode, Product> products,
    SignedCertificate codes) {

  public PrintedContent {
    products = Map.copyOf(products);
    for (var dose : content.doses()) {
      if (!products.containsKey(dose.product())) {
        throw new IllegalArgumentException("a product without a name: " + dose.product().cvx());
      }
    }
  }

  /// A text in both languages.
  public record Words(String ja, String en) {}

  /// A product as people know it (メーカー・製品名).
  public record Product(Words maker, Words name) {}

  Product product(ProductCode code) {
    return Objects.requireNonNull(products.get(code));
  }

  Optional<CertificateContent.Overseas> overseas() {
    return content instanceof CertificateContent.Overseas overseas
        ? Optional.of(overseas)
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "PrintedContent[hidden]";
  }
}
