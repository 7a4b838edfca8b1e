package vrs.certificate;

import java.util.regex.Pattern;

/// A vaccine product in the codes that certificates use (製品).
///
/// @param cvx the CVX code in a SMART Health Card, such as `208`
/// @param icd11 the ICD-11 code of the vaccine class in VDS-NC (`des`), such as `XM68M6`
/// @param disease the ICD-11 code of the disease in VDS-NC (`dis`), such as `RA01`
/// @param brand the brand in Roman letters (`nam`), such as `Comirnaty`
public record ProductCode(String cvx, String icd11, String disease, String brand) {

  private static final Pattern CVX = Pattern.compile("\\d{1,4}");
  private static final Pattern ICD11 = Pattern.compile("[A-Z0-9.]{1,6}");

  public ProductCode {
    if (!CVX.matcher(cvx).matches()) {
      throw new IllegalArgumentException("not a CVX code: " + cvx);
    }
    if (!ICD11.matcher(icd11).matches() || !ICD11.matcher(disease).matches()) {
      throw new IllegalArgumentException("not an ICD-11 code: " + icd11 + ", " + disease);
    }
    PlainText.require(brand, 40);
  }
}
