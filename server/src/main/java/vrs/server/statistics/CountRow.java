package vrs.server.statistics;

import java.time.LocalDate;

/// Doses of one day, prefecture, sex, age class and dose number.
///
/// @param given the day of the shot
/// @param prefecture 01 to 47: of the municipality that issued the ticket, not of the site
/// @param gender F, M or U
/// @param age `-64`, `65-` or `UNK`
/// @param status the dose number
public record CountRow(
    LocalDate given, String prefecture, String gender, String age, int status, long count) {}
