package vrs.reading;

import java.text.Normalizer;

/// The 18 digits that a ticket (接種券) carries as a printed line and in its 2D code.
///
/// Nothing protects the ticket number: only the municipality code has a check digit. So a line that
/// exists is well formed, and no more; whether the number was issued, the register decides (C4,
/// C8).
///
/// @param kind 券種: 2 is a vaccination ticket, 1 an examination only
/// @param dose 回数, counted over all doses of the programme
/// @param municipality 市区町村コード, six digits with a right check digit
/// @param number 券番号, ten digits
public record TicketLine(int kind, int dose, String municipality, String number) {
  public static final int LENGTH = 18;

  /// Holds parts that were checked before.
  ///
  /// @throws IllegalArgumentException where a part is not as printed on a ticket; see [#parse] for
  ///   a gentler way
  public TicketLine {
    if (kind < 1 || kind > 9 || dose < 1 || dose > 9) {
      throw new IllegalArgumentException("kind or dose of a ticket");
    }
    if (!municipality.matches("[0-9]{6}") || !hasRightCheckDigit(municipality)) {
      throw new IllegalArgumentException("municipality code of a ticket");
    }
    if (!number.matches("[0-9]{10}")) {
      throw new IllegalArgumentException("ticket number");
    }
  }

  /// What became of 18 digits that somebody typed or a scanner sent.
  public sealed interface Parsed {}

  /// Well formed.
  public record Accepted(TicketLine line) implements Parsed {}

  /// Not a ticket's digits, and why.
  public record Refused(ReadingReason reason) implements Parsed {}

  /// Reads typed digits: full-width digits, spaces and hyphens are welcome.
  public static Parsed parse(String typed) {
    if (typed.length() > 100) {
      return new Refused(ReadingReason.TYPED_NOT_18_DIGITS);
    }
    String digits =
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
            .replaceAll("[\\s\\p{Zs}\\p{Pd}\\u2212\\u30FC]", "");
    if (!digits.matches("[0-9]{" + LENGTH + "}")) {
      return new Refused(ReadingReason.TYPED_NOT_18_DIGITS);
    }
    return ofDigits(digits);
  }

  /// Takes exactly 18 ASCII digits apart.
  static Parsed ofDigits(String digits) {
    int kind = digits.charAt(0) - '0';
    int dose = digits.charAt(1) - '0';
    String municipality = digits.substring(2, 8);
    if (kind < 1 || dose < 1) {
      return new Refused(ReadingReason.NO_SUCH_KIND_OR_DOSE);
    }
    if (!hasRightCheckDigit(municipality)) {
      return new Refused(ReadingReason.MUNICIPALITY_CHECK_DIGIT_WRONG);
    }
    return new Accepted(new TicketLine(kind, dose, municipality, digits.substring(8)));
  }

  /// The line as printed.
  public String digits() {
    return "" + kind + dose + municipality + number;
  }

  /// 全国地方公共団体コード: (11 − (6·d1 + 5·d2 + 4·d3 + 3·d4 + 2·d5) mod 11) mod 10.
  static boolean hasRightCheckDigit(String municipality) {
    int sum = 0;
    for (int i = 0; i < 5; i++) {
      sum += (6 - i) * (municipality.charAt(i) - '0');
    }
    return (11 - sum % 11) % 10 == municipality.charAt(5) - '0';
  }

  @Override
  public String toString() {
    return "TicketLine[hidden]";
  }
}
