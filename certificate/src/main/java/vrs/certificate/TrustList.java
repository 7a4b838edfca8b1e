package vrs.certificate;

import static vrs.certificate.CanonicalJson.quote;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Whom a verifier trusts, in one file, so that verification needs no network: issuers with their
/// keys and revocation lists, and the countries' certificates (CSCA).
///
/// The form is that of the VCI directory's snapshot, which other verifiers read too, with `csca`
/// added.
///
/// @param time when the keys were gathered; people are told how fresh they are
public record TrustList(Instant time, List<Issuer> issuers, List<X509Certificate> authorities) {

  private static final int LONGEST = 100_000_000;

  public TrustList {
    issuers = List.copyOf(issuers);
    authorities = List.copyOf(authorities);
  }

  /// An issuer of SMART Health Cards.
  ///
  /// @param iss its address, as in the cards
  /// @param name for people
  public record Issuer(
      String iss, String name, List<KeySet.Key> keys, List<RevocationList> revocationLists) {
    public Issuer {
      keys = List.copyOf(keys);
      revocationLists = List.copyOf(revocationLists);
    }

    Optional<KeySet.Key> key(String id) {
      return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /// The newest list of this key.
    Optional<RevocationList> revocationList(String key) {
      return revocationLists.stream()
          .filter(list -> list.key().equals(key))
          .max(java.util.Comparator.comparingLong(RevocationList::counter));
    }
  }

  public String json() {
    var out = new StringBuilder("{\"directory\":\"VRS\",\"time\":\"").append(time);
    out.append("\",\"issuerInfo\":[");
    String comma = "";
    for (Issuer issuer : issuers) {
      out.append(comma).append("{\"issuer\":{\"iss\":");
      quote(issuer.iss(), out);
      out.append(",\"name\":");
      quote(issuer.name(), out);
      out.append("},");
      new KeySet(Optional.empty(), issuer.keys()).keysInto(out);
      out.append(",\"crls\":[");
      out.append(
          String.join(",", issuer.revocationLists().stream().map(RevocationList::json).toList()));
      out.append("]}");
      comma = ",";
    }
    out.append("],\"csca\":[");
    comma = "";
    for (X509Certificate authority : authorities) {
      out.append(comma).append('"').append(base64(authority)).append('"');
      comma = ",";
    }
    return out.append("]}").toString();
  }

  /// Reads a trust list.
  ///
  /// @throws UnreadableTrust when it is none
  public static TrustList parse(String json) {
    if (json.length() > LONGEST) {
      throw new UnreadableTrust("a trust list has at most 100 MB");
    }
    try {
      Json.Obj file = Json.asObject(JsonReader.read(json));
      List<Issuer> issuers = new ArrayList<>();
      for (Json each : file.array("issuerInfo")) {
        issuers.add(issuer(Json.asObject(each)));
      }
      List<X509Certificate> authorities = new ArrayList<>();
      if (file.has("csca")) {
        for (Json each : file.array("csca")) {
          authorities.add(certificate(Base64.getDecoder().decode(Json.asText(each))));
        }
      }
      return new TrustList(Instant.parse(file.text("time")), issuers, authorities);
    } catch (Rejection | DateTimeException | IllegalArgumentException e) {
      throw new UnreadableTrust("not a trust list", e);
    }
  }

  private static Issuer issuer(Json.Obj info) throws Rejection {
    Json.Obj issuer = info.object("issuer");
    List<RevocationList> lists = new ArrayList<>();
    if (info.has("crls")) {
      for (Json list : info.array("crls")) {
        lists.add(RevocationList.of(Json.asObject(list)));
      }
    }
    return new Issuer(issuer.text("iss"), issuer.text("name"), KeySet.keys(info), lists);
  }

  /// Reads the countries' certificates of a PEM file.
  ///
  /// @throws UnreadableTrust when it holds none
  public static List<X509Certificate> authorities(byte[] pem) {
    try {
      List<X509Certificate> all = new ArrayList<>();
      for (var each :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))) {
        all.add((X509Certificate) each);
      }
      if (all.isEmpty()) {
        throw new UnreadableTrust("no certificate in the PEM file");
      }
      return all;
    } catch (CertificateException e) {
      throw new UnreadableTrust("not a PEM file with certificates", e);
    }
  }

  static X509Certificate certificate(byte[] der) {
    try {
      var in = new ByteArrayInputStream(der);
      var certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      if (in.available() == 0 && java.util.Arrays.equals(certificate.getEncoded(), der)) {
        return certificate;
      }
      throw new IllegalArgumentException("bytes after the certificate");
    } catch (CertificateException e) {
      throw new IllegalArgumentException("not a certificate", e);
    }
  }

  private static String base64(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read cannot be written", e);
    }
  }
}
