package vrs.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a verified certificate says, for people to compare with an identity paper.
///
/// It holds everything that was signed: a code that says something which has no place here is not
/// called valid.
///
/// @param issuer the issuer's address of a SMART Health Card, or the issuing country of a VDS-NC
/// @param key the key id of a SMART Health Card, or the serial number of the VDS-NC signer's
///   certificate
/// @param names as written; a SMART Health Card for overseas has the Japanese and the Roman name
/// @param issued when it was issued; VDS-NC does not say
public record VerifiedContent(
    Format format,
    String issuer,
    String key,
    List<String> names,
    BirthDate birthDate,
    Optional<String> passport,
    Optional<String> certificateId,
    List<VerifiedDose> doses,
    Optional<Instant> issued) {

  public VerifiedContent {
    names = List.copyOf(names);
    doses = List.copyOf(doses);
  }

  @Override
  public String toString() {
    return "VerifiedContent[hidden]";
  }

  public enum Format {
    SMART_HEALTH_CARD,
    VDS_NC
  }

  /// One vaccination that the code states.
  ///
  /// @param codeSystem the system of the product code, `CVX`, `ICD-11` or an address
  /// @param given `YYYY-MM-DD`
  /// @param number absent from SMART Health Cards: readers count by date
  public record VerifiedDose(
      String codeSystem,
      String productCode,
      Optional<String> brand,
      OptionalInt number,
      String given,
      Optional<String> lot,
      Optional<String> country,
      Optional<String> authority) {

    @Override
    public String toString() {
      return "VerifiedDose[hidden]";
    }
  }
}
