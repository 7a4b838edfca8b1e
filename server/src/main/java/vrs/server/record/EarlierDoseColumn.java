package vrs.server.record;

/// The columns of a doses file: those of version 1 (docs/formats/doses-v1.md), and one each of
/// versions 2 and 3 (docs/formats/doses-v3.md).
enum EarlierDoseColumn implements ImportColumn {
  MUNICIPALITY("自治体コード"),
  TICKET("券番号"),
  NUMBER("接種回"),
  GIVEN("接種日"),
  GIVEN_IN("接種自治体コード"),
  SITE("会場名"),
  DOCTOR("医師名"),
  PRODUCT("製品コード"),
  LOT("ロット番号"),
  WHENCE("入力元"),
  BIRTH_DATE("生年月日"),
  RECEIVED("受付日");

  private final String heading;

  EarlierDoseColumn(String heading) {
    this.heading = heading;
  }

  @Override
  public String heading() {
    return heading;
  }

  /// A file of the first days tells neither whence, nor whose birth date, nor who else knows the
  /// day.
  @Override
  public boolean isFurther() {
    return this == WHENCE || this == BIRTH_DATE || this == RECEIVED;
  }
}
