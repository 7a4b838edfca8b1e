package vrs.card;

import java.time.LocalDate;

/// What a genuine, present card says of its holder. Only [CardVerification] makes one.
///
/// Address and sex are here because the signature covers them; the application drops them (F5).
public final class VerifiedCard {

  private final IndividualNumber number;
  private final String name;
  private final String address;
  private final LocalDate birthDate;
  private final Sex sex;

  VerifiedCard(IndividualNumber number, String name, String address, LocalDate birthDate, Sex sex) {
    this.number = number;
    this.name = name;
    this.address = address;
    this.birthDate = birthDate;
    this.sex = sex;
  }

  public IndividualNumber number() {
    return number;
  }

  /// The name (氏名) exactly as on the card: family and given name are parted by an ideographic
  /// space.
  public String name() {
    return name;
  }

  public String address() {
    return address;
  }

  public LocalDate birthDate() {
    return birthDate;
  }

  public Sex sex() {
    return sex;
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
