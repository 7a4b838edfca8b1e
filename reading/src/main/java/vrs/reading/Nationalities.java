package vrs.reading;

import java.util.Locale;
import java.util.Set;

/// Codes of nationality and issuing state in travel documents (ICAO 9303 part 3, section 5): ISO
/// 3166-1 alpha-3, and those of its own. The specimen code UTO is none of them.
final class Nationalities {
  private static final Set<String> STATES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);

  private static final Set<String> OF_ICAO =
      Set.of(
          "D<<", "EUE", "GBD", "GBN", "GBO", "GBP", "GBS", "RKS", "UNA", "UNK", "UNO", "XAA", "XBA",
          "XCC", "XCE", "XCO", "XCT", "XDC", "XEC", "XES", "XIM", "XMP", "XOM", "XPO", "XXA", "XXB",
          "XXC", "XXX");

  private Nationalities() {}

  static boolean isKnown(String code) {
    return OF_ICAO.contains(code) || (STATES.contains(code) && !code.equals("DEU"));
  }
}
