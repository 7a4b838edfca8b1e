package vrs.certificate;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a certificate of vaccination (接種証明書) says (E1).
///
/// The kind for use in Japan states name and birth date; the one for overseas also the Roman name,
/// nationality and passport. Name and birth date come from the Individual Number Card, not from the
/// register (F7).
public sealed interface CertificateContent {

  /// More do not fit into one code of the largest permitted size.
  int MOST_DOSES = 10;

  CertificateId id();

  PersonName name();

  BirthDate birthDate();

  /// One to ten, earliest first, no number twice.
  List<CertifiedDose> doses();

  /// The municipality that issues; in print only, since one national key signs for all (E2).
  String municipality();

  /// The last day on which a dose was given.
  default LocalDate lastDose() {
    return doses().getLast().given();
  }

  /// For use in Japan (国内用).
  record Domestic(
      CertificateId id,
      PersonName name,
      BirthDate birthDate,
      List<CertifiedDose> doses,
      String municipality)
      implements CertificateContent {

    public Domestic {
      doses = inOrder(doses);
    }

    @Override
    public String toString() {
      return "Domestic[hidden]";
    }
  }

  /// For overseas (海外用及び国内用).
  record Overseas(
      CertificateId id,
      PersonName name,
      RomanName romanName,
      BirthDate birthDate,
      CountryCode nationality,
      PassportNumber passport,
      List<CertifiedDose> doses,
      String municipality)
      implements CertificateContent {

    public Overseas {
      doses = inOrder(doses);
    }

    /// Issuing for overseas always issues the domestic one too (E1).
    public Domestic domestic(CertificateId id) {
      return new Domestic(id, name, birthDate, doses, municipality);
    }

    @Override
    public String toString() {
      return "Overseas[hidden]";
    }
  }

  private static List<CertifiedDose> inOrder(List<CertifiedDose> doses) {
    if (doses.isEmpty() || doses.size() > MOST_DOSES) {
      throw new IllegalArgumentException("a certificate states 1 to 10 doses");
    }
    Set<String> numbers = new HashSet<>();
    for (CertifiedDose dose : doses) {
      if (!numbers.add(dose.product().disease() + " " + dose.number())) {
        throw new IllegalArgumentException("a dose number appears twice");
      }
    }
    return doses.stream()
        .sorted(Comparator.comparing(CertifiedDose::given).thenComparingInt(CertifiedDose::number))
        .toList();
  }
}
