package vrs.server.record;

/// A further name of a person (旧氏, 通称, ローマ字氏名), byte-exact as somebody wrote it.
///
/// @param kana empty where there is none
public record PersonName(NameKind kind, String name, String kana) {
  @Override
  public String toString() {
    return "PersonName[" + kind + "]";
  }
}
