package vrs.server.record;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vrs.server.municipality.WrittenDate;
import vrs.server.platform.Refusal;

/// What staff have typed of a person, checked item by item: the same rules as for a file (C8), with
/// more ways of writing days, digits and kana.
final class PersonForm {
  private static final List<PersonItem> NEEDED =
      List.of(PersonItem.NAME, PersonItem.BIRTH_DATE, PersonItem.SEX);

  private PersonForm() {}

  /// The items as the register would hold them.
  ///
  /// @param today the day in Japan
  /// @param addresses whether the municipality keeps them
  /// @throws Refusal D601 to D615, M201 to M205, the first that is found; `field` names the item
  static PersonItems check(Map<PersonItem, String> typed, LocalDate today, boolean addresses) {
    var checked = new EnumMap<PersonItem, String>(PersonItem.class);
    typed.forEach((item, text) -> {
      if (!text.isBlank()) {
        checked.put(item, checked(item, text.strip()));
      }
    });
    var items = new PersonItems(checked);
    for (PersonItem item : NEEDED) {
      if (items.get(item).isEmpty()) {
        throw FormChecks.refusal(PersonReason.ITEM_MISSING, item.key());
      }
    }
    requireNamesOfReadings(items);
    requireLifetime(items, today);
    if (!addresses && items.ifAny(PersonItem.ADDRESS).isPresent()) {
      throw FormChecks.refusal(PersonReason.ADDRESS_NOT_KEPT, PersonItem.ADDRESS.key());
    }
    return items;
  }

  private static String checked(PersonItem item, String text) {
    String field = item.key();
    return switch (item) {
      case NAME, FORMER_SURNAME, ALIAS -> text(field, text, 100);
      case LEDGER_NUMBER -> text(field, text, 20);
      case ADDRESS -> text(field, text, 200);
      case KANA, FORMER_KANA, ALIAS_KANA ->
          FormChecks.checked(field, FormChecks.katakana(text), FieldChecks::kana);
      case ROMAN -> FormChecks.checked(field, text, FieldChecks::roman);
      case BIRTH_DATE -> WrittenDate.inForm(field, text).text();
      case MOVED_IN, MOVED_OUT, DIED -> WrittenDate.dayInForm(field, text).toString();
      case SEX ->
          FormChecks.checked(field, text, (sex, column) -> FieldChecks.code(sex, column, "129"));
      case INDIVIDUAL_NUMBER ->
          FormChecks.checked(
              field,
              FormChecks.digits(text),
              (digits, column) -> {
                FieldChecks.individualNumber(digits, column);
                return digits;
              });
      case WITHHELD -> "1";
    };
  }

  private static String text(String field, String text, int most) {
    return FormChecks.checked(
        field, text, (checked, column) -> FieldChecks.text(checked, column, most));
  }

  private static void requireNamesOfReadings(PersonItems items) {
    for (NameKind kind : NameKind.values()) {
      PersonItem.ofKana(kind)
          .filter(kana -> items.ifAny(kana).isPresent())
          .filter(_ -> PersonItem.of(kind).flatMap(items::ifAny).isEmpty())
          .ifPresent(kana -> {
            throw FormChecks.refusal(PersonReason.KANA_WITHOUT_NAME, kana.key());
          });
    }
  }

  private static void requireLifetime(PersonItems items, LocalDate today) {
    var born = new BirthDate(items.get(PersonItem.BIRTH_DATE));
    if (born.earliest().isAfter(today)) {
      throw FormChecks.refusal(PersonReason.DATE_IN_FUTURE, PersonItem.BIRTH_DATE.key());
    }
    for (PersonItem item : PersonItem.values()) {
      if (item.isDay()) {
        items.ifAny(item).ifPresent(day -> FormChecks.lifetime(item.key(), day, born, today));
      }
    }
  }
}
