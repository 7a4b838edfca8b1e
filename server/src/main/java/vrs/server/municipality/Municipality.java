package vrs.server.municipality;

import vrs.server.platform.AreaCode;

/// A municipality (市区町村) under one of its official codes.
///
/// @param code official code (全国地方公共団体コード), six digits; another one after a merger
/// @param kana reading in hiragana
/// @param area key of its area, which never changes
/// @param validity the days on which the code is or was in use
public record Municipality(
    String code,
    String name,
    String kana,
    Prefecture prefecture,
    AreaCode area,
    Validity validity) {}
