package vrs.server.municipality;

import java.time.LocalDate;

/// An era (元号) from its first day until the next one's.
///
/// @param name as it is written in full: 令和
/// @param shortName its first character: 令
/// @param letter as people type it: R
/// @param sign as one character: ㋿
/// @param english in Latin letters
/// @param first its first day, whose year is its year 1 (元年)
public record Era(
    String name, String shortName, String letter, String sign, String english, LocalDate first) {

  /// The western year of a year of this era, whether or not the era lasted so long.
  int western(int year) {
    return first.getYear() + year - 1;
  }

  /// The year of a western year, as it is written: 元 for the first.
  String year(int western) {
    int year = western - first.getYear() + 1;
    return year == 1 ? "元" : String.valueOf(year);
  }
}
