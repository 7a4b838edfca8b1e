package vrs.certificate;

/// A visible digital seal for non-constrained environments as it travels: JSON that is also the
/// text of its QR code (ICAO Technical Report VDS-NC).
///
/// Holding one says nothing about its truth; see [CertificateVerifier].
public record VdsNc(String json) {

  static final int LONGEST = 8192;

  @Override
  public String toString() {
    return "VdsNc[hidden]";
  }
}
