package vrs.card.app;

import java.util.List;

/// The five fields of a passport's machine-readable zone that leave the device (F4), exactly as
/// printed there.
///
/// The app signs them, so that nobody can type or edit them on the way; the server checks their
/// digits again.
///
/// @param name 39 characters with fillers, `SURNAME<<GIVEN<NAMES<<<`
/// @param number nine characters and the check digit
/// @param nationality three characters
/// @param birthDate YYMMDD and the check digit
/// @param expiry YYMMDD and the check digit
public record PassportFields(
    String name, String number, String nationality, String birthDate, String expiry) {

  /// Where one field is too long or has a character that no passport prints, there is none.
  public PassportFields {
    require(name, 39);
    require(number, 10);
    require(nationality, 3);
    require(birthDate, 7);
    require(expiry, 7);
  }

  private static void require(String field, int length) {
    boolean printed =
        field.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '<');
    if (field.length() != length || !printed) {
      throw new IllegalArgumentException("not a field of a machine-readable zone");
    }
  }

  List<String> fields() {
    return List.of(name, number, nationality, birthDate, expiry);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
