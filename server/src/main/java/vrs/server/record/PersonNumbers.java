package vrs.server.record;

import java.util.UUID;
import vrs.card.IndividualNumber;
import vrs.server.platform.AreaCipher;
import vrs.server.platform.SealedPlace;

/// How an Individual Number (個人番号) lies in the register: sealed, and found by its look-up value.
public final class PersonNumbers {
  private static final String KIND = "individual-number";

  private PersonNumbers() {}

  /// Finds the person in this area; worth nothing in another.
  public static byte[] lookup(AreaCipher cipher, IndividualNumber number) {
    return cipher.lookup(KIND, number.digits());
  }

  /// Where a person's number is sealed.
  public static SealedPlace place(UUID person) {
    return new SealedPlace(person, "person.number");
  }
}
