package vrs.server.record;

/// The columns of a recipients file, version 1 (docs/formats/recipients-v1.md).
enum RecipientColumn implements ImportColumn {
  MUNICIPALITY("自治体コード"),
  TICKET("券番号"),
  LEDGER_NUMBER("宛名番号"),
  INDIVIDUAL_NUMBER("個人番号"),
  NAME("氏名"),
  KANA("氏名カナ"),
  BIRTH_DATE("生年月日"),
  SEX("性別"),
  ISSUED("接種券発行日"),
  MOVED_OUT("転出日"),
  DIED("死亡日"),
  WITHHELD("支援措置");

  private final String heading;

  RecipientColumn(String heading) {
    this.heading = heading;
  }

  @Override
  public String heading() {
    return heading;
  }
}
