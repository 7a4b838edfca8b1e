package vrs.server.issuance;

import java.util.Set;

/// A certificate as a PDF of one page.
public final class PrintedCertificate {

  private final byte[] pdf;
  private final Set<String> unprintable;

  PrintedCertificate(byte[] pdf, Set<String> unprintable) {
    this.pdf = pdf.clone();
    this.unprintable = Set.copyOf(unprintable);
  }

  public byte[] pdf() {
    return pdf.clone();
  }

  /// The characters that no font has; the page shows 〓 in their place and says so. The caller must
  /// tell the person who hands it out.
  public Set<String> unprintable() {
    return unprintable;
  }

  @Override
  public String toString() {
    return "PrintedCertificate[hidden]";
  }
}
