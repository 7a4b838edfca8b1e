package vrs.certificate;

import static vrs.certificate.CanonicalJson.quote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes the `data` of a VDS-NC of type `icao.vacc`, already in the canonical form that is signed
/// (RFC 8785): members in order, no white space.
///
/// VDS-NC has no member for the nationality of the person; that stands on the print only.
final class VdsNcData {

  private VdsNcData() {}

  static String write(CertificateContent.Overseas content) {
    var out = new StringBuilder(768);
    out.append(
        "{\"hdr\":{\"is\":\"JPN\",\"t\":\"icao.vacc\",\"v\":1},\"msg\":{\"pid\":{\"dob\":\"");
    out.append(content.birthDate().iso());
    out.append("\",\"i\":\"").append(content.passport().text());
    out.append("\",\"n\":\"").append(content.romanName().machineReadable());
    out.append("\"},\"uvci\":\"").append(content.id().text());
    out.append("\",\"ve\":[");
    Map<ProductCode, List<CertifiedDose>> byProduct = new LinkedHashMap<>();
    for (CertifiedDose dose : content.doses()) {
      byProduct.computeIfAbsent(dose.product(), _ -> new ArrayList<>()).add(dose);
    }
    String comma = "";
    for (var event : byProduct.entrySet()) {
      out.append(comma);
      event(event.getKey(), event.getValue(), out);
      comma = ",";
    }
    return out.append("]}}").toString();
  }

  private static void event(ProductCode product, List<CertifiedDose> doses, StringBuilder out) {
    out.append("{\"des\":\"").append(product.icd11());
    out.append("\",\"dis\":\"").append(product.disease());
    out.append("\",\"nam\":");
    quote(product.brand(), out);
    out.append(",\"vd\":[");
    String comma = "";
    for (CertifiedDose dose : doses) {
      out.append(comma).append("{\"adm\":");
      quote(dose.authority(), out);
      out.append(",\"ctr\":\"").append(dose.country().letters());
      out.append("\",\"dvc\":\"").append(dose.given());
      out.append("\",\"lot\":");
      quote(dose.lot(), out);
      out.append(",\"seq\":").append(dose.number()).append('}');
      comma = ",";
    }
    out.append("]}");
  }
}
