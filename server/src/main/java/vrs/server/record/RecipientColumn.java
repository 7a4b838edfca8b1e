package vrs.server.record;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The columns of a recipients file: those of version 1 (docs/formats/recipients-v1.md), which
/// every file has, and the further ones of version 2 (docs/formats/recipients-v2.md).
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
  WITHHELD("支援措置"),

  FORMER_SURNAME("旧氏", true, null),
  FORMER_KANA("旧氏カナ", true, FORMER_SURNAME),
  ALIAS("通称", true, null),
  ALIAS_KANA("通称カナ", true, ALIAS),
  ROMAN("ローマ字氏名", true, null),
  MOVED_IN("転入日", true, null),
  ADDRESS("住所", true, null),
  REISSUED("再発行理由", true, null),
  VOIDED("接種券無効日", true, null),
  VOID_REASON("接種券無効理由", true, VOIDED);

  private final String heading;
  private final boolean further;
  private final @Nullable RecipientColumn partner;

  RecipientColumn(String heading) {
    this(heading, false, null);
  }

  RecipientColumn(String heading, boolean further, @Nullable RecipientColumn partner) {
    this.heading = heading;
    this.further = further;
    this.partner = partner;
  }

  @Override
  public String heading() {
    return heading;
  }

  @Override
  public boolean isFurther() {
    return further;
  }

  @Override
  public Optional<ImportColumn> partner() {
    return Optional.ofNullable(partner);
  }
}
