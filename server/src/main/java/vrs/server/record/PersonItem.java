package vrs.server.record;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the register holds of a person, item by item: the keys of a version's content and of the
/// fields of a form, in the order of the screens. The texts are `person.item.<key>`.
public enum PersonItem {
  NAME("name"),
  KANA("kana"),
  FORMER_SURNAME("former", NameKind.FORMER_SURNAME),
  FORMER_KANA("formerKana", NameKind.FORMER_SURNAME),
  ALIAS("alias", NameKind.ALIAS),
  ALIAS_KANA("aliasKana", NameKind.ALIAS),
  ROMAN("roman", NameKind.ROMAN),
  BIRTH_DATE("birth"),
  SEX("sex"),
  /// 宛名番号
  LEDGER_NUMBER("ledger"),
  /// 個人番号; sealed in a version's content.
  INDIVIDUAL_NUMBER("number"),
  MOVED_IN("movedIn"),
  MOVED_OUT("movedOut"),
  DIED("died"),
  /// 支援措置
  WITHHELD("protected"),
  /// Kept apart from a version's content ([PersonAddresses]).
  ADDRESS("address");

  private final String key;
  private final @Nullable NameKind kind;

  PersonItem(String key) {
    this(key, null);
  }

  PersonItem(String key, @Nullable NameKind kind) {
    this.key = key;
    this.kind = kind;
  }

  public String key() {
    return key;
  }

  static PersonItem ofKey(String key) {
    return Arrays.stream(values())
        .filter(item -> item.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no item " + key));
  }

  /// Whether it is a day of the person's life.
  boolean isDay() {
    return this == MOVED_IN || this == MOVED_OUT || this == DIED;
  }

  boolean isKana() {
    return this == KANA || this == FORMER_KANA || this == ALIAS_KANA;
  }

  /// The item of a further name.
  static Optional<PersonItem> of(NameKind kind) {
    return Arrays.stream(values()).filter(item -> item.kind == kind && !item.isKana()).findFirst();
  }

  /// The item of a further name's reading.
  static Optional<PersonItem> ofKana(NameKind kind) {
    return Arrays.stream(values()).filter(item -> item.kind == kind && item.isKana()).findFirst();
  }
}
