package vrs.server.municipality;

/// A prefecture (都道府県).
///
/// @param number 01 to 47
/// @param kana reading in hiragana
public record Prefecture(String number, String name, String kana) {}
