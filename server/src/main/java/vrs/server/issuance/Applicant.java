package vrs.server.issuance;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;

/// Who applies, as the card proved it: what may go to the issuing municipality and no more (F5).
/// Address and sex were dropped after verification; the Individual Number is here only as the
/// area's look-up value.
///
/// @param name exactly as on the card
/// @param passport for overseas
record Applicant(byte[] lookup, String name, LocalDate birthDate, Optional<Passport> passport) {

  String lookupHex() {
    return HexFormat.of().formatHex(lookup);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
