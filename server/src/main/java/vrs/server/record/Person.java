package vrs.server.record;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// A recipient (接種対象者) as one area knows the person. There is no national person id.
///
/// @param name byte-exact as the registry wrote it
/// @param withheld 支援措置対象者: whereabouts and details are withheld from others
public record Person(
    UUID id,
    Optional<String> ledgerNumber,
    String name,
    String kana,
    BirthDate birthDate,
    Sex sex,
    Optional<LocalDate> movedOut,
    Optional<LocalDate> died,
    boolean withheld,
    int version) {

  @Override
  public String toString() {
    return "Person[" + id + "]";
  }
}
