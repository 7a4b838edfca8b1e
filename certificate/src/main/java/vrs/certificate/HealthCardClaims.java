package vrs.certificate;

import static vrs.certificate.CanonicalJson.quote;

import java.net.URI;
import java.util.List;

/// Writes the claims of a SMART Health Card: a minified FHIR R4 bundle of one patient and one
/// immunization per dose.
///
/// By the rules for QR codes: no ids, no displays, short references. A domestic card has one name
/// and so meets the primary profile of the vaccination guide (data minimisation); an overseas card
/// has the Japanese and the Roman name, which that profile does not allow, and so meets the
/// fallback profile (allowable data). A passport number has no place in either.
final class HealthCardClaims {

  private HealthCardClaims() {}

  static String write(URI issuer, CertificatePlan plan) {
    CertificateContent content = plan.content();
    var out = new StringBuilder(2048);
    out.append("{\"iss\":");
    quote(issuer.toString(), out);
    out.append(",\"nbf\":").append(plan.issued().getEpochSecond());
    out.append(",\"vc\":{\"type\":[\"https://smarthealth.cards#health-card\"");
    out.append(",\"https://smarthealth.cards#immunization\"");
    if (content.doses().stream().anyMatch(dose -> dose.product().disease().startsWith("RA01"))) {
      out.append(",\"https://smarthealth.cards#covid19\"");
    }
    out.append("],\"credentialSubject\":{\"fhirVersion\":\"4.0.1\",\"fhirBundle\":");
    out.append("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[");
    patient(content, out);
    for (int i = 0; i < content.doses().size(); i++) {
      immunization(content.doses().get(i), i + 1, out);
    }
    out.append("]}},\"rid\":");
    quote(plan.revocationId().text(), out);
    return out.append("}}").toString();
  }

  private static void patient(CertificateContent content, StringBuilder out) {
    out.append("{\"fullUrl\":\"resource:0\",\"resource\":{\"resourceType\":\"Patient\",\"name\":[");
    content
        .name()
        .parts()
        .ifPresentOrElse(
            parts -> name(parts.family(), parts.given(), out),
            () -> name(content.name().text(), out));
    if (content instanceof CertificateContent.Overseas overseas) {
      RomanName roman = overseas.romanName();
      out.append(',');
      if (roman.given().isEmpty()) {
        name(roman.surname(), out);
      } else {
        name(roman.surname(), roman.givenNames(), out);
      }
    }
    out.append("],\"birthDate\":\"").append(content.birthDate().iso()).append("\"}}");
  }

  private static void name(String family, List<String> given, StringBuilder out) {
    out.append("{\"family\":");
    quote(family, out);
    out.append(",\"given\":[");
    String comma = "";
    for (String each : given) {
      out.append(comma);
      quote(each, out);
      comma = ",";
    }
    out.append("]}");
  }

  private static void name(String text, StringBuilder out) {
    out.append("{\"text\":");
    quote(text, out);
    out.append('}');
  }

  private static void immunization(CertifiedDose dose, int index, StringBuilder out) {
    out.append(",{\"fullUrl\":\"resource:").append(index);
    out.append("\",\"resource\":{\"resourceType\":\"Immunization\",\"status\":\"completed\"");
    out.append(",\"vaccineCode\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/cvx\"");
    out.append(",\"code\":\"").append(dose.product().cvx());
    out.append("\"}]},\"patient\":{\"reference\":\"resource:0\"},\"occurrenceDateTime\":\"");
    out.append(dose.given()).append("\",\"lotNumber\":");
    quote(dose.lot(), out);
    out.append(",\"performer\":[{\"actor\":{\"display\":");
    quote(dose.authority(), out);
    out.append("}}]}}");
  }
}
