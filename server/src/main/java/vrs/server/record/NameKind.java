package vrs.server.record;

/// Which further name of a person it is.
public enum NameKind {
  /// 旧氏: the surname before, as the resident register adds it.
  FORMER_SURNAME,
  /// 通称: the name that somebody goes by.
  ALIAS,
  /// ローマ字氏名: in Latin letters.
  ROMAN,
  /// The registered name with the former surname that stands in it in brackets. It is not a name of
  /// its own and is only searched for.
  IN_BRACKETS
}
