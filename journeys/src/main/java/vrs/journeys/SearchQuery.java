package vrs.journeys;

import java.time.LocalDate;
import java.util.Map;
import vrs.samples.Person;

/// What somebody at a counter types to find a person.
///
/// @param finds whether the person must be among those shown; too many may share a surname
/// @param ledger the person's ledger number
record SearchQuery(Kind kind, String text, boolean finds, String ledger) {
  /// Other forms of characters that many names have.
  private static final Map<String, String> VARIANTS =
      Map.of(
          "高", "髙", "崎", "﨑", "辺", "邉", "斎", "齋", "沢", "澤", "浜", "濱", "島", "嶋", "桜", "櫻", "広", "廣",
          "真", "眞");

  /// What a search goes by.
  enum Kind {
    SURNAME_KANA("surname in kana"),
    NAME_KANA("name in kana and year"),
    SURNAME("surname in characters"),
    NAME("name in other forms of its characters and year"),
    MIXED("surname in characters, given name in kana, and day"),
    GIVEN_AND_DAY("given name and day"),
    DAY("day of birth"),
    TICKET("ticket number"),
    LINE("ticket line"),
    LEDGER("ledger number"),
    INDIVIDUAL("Individual Number"),
    NOBODY("name that nobody has");

    private final String told;

    Kind(String told) {
      this.told = told;
    }

    String told() {
      return told;
    }
  }

  static SearchQuery of(Kind kind, Person person) {
    String[] name = person.name().split("\u3000", 2);
    String[] kana = person.kana().split("\u3000", 2);
    LocalDate born = person.born().latest();
    boolean finds = kind != Kind.SURNAME_KANA && kind != Kind.SURNAME && kind != Kind.NOBODY;
    String text =
        switch (kind) {
          case SURNAME_KANA -> hiragana(kana[0]);
          case NAME_KANA -> hiragana(kana[0]) + " " + hiragana(kana[1]) + " " + year(born);
          case SURNAME -> name[0];
          case NAME -> otherForms(name[0]) + name[1] + " " + year(born);
          case MIXED -> name[0] + " " + hiragana(kana[1]) + " " + born;
          case GIVEN_AND_DAY -> name[1] + " " + day(born);
          case DAY -> day(born);
          case TICKET -> person.ticket();
          case LINE -> "21" + person.municipality().code() + person.ticket();
          case LEDGER -> person.ledgerNumber();
          case INDIVIDUAL -> person.number().digits();
          case NOBODY -> hiragana(kana[0]) + " ぬぬぬ";
        };
    return new SearchQuery(kind, text, finds && kind != Kind.DAY, person.ledgerNumber());
  }

  private static String hiragana(String kana) {
    return kana.chars()
        .map(c -> c >= 'ァ' && c <= 'ヶ' ? c - 0x60 : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String otherForms(String name) {
    String other = name;
    for (var pair : VARIANTS.entrySet()) {
      other = other.replace(pair.getKey(), pair.getValue());
    }
    return other;
  }

  /// As the counter hears it: 昭和63年.
  private static String year(LocalDate day) {
    return day.getYear() >= 2020
        ? "R" + (day.getYear() - 2018)
        : day.getYear() >= 1990 && day.getYear() < 2019
            ? "平成" + (day.getYear() - 1988) + "年"
            : day.getYear() >= 1927 && day.getYear() < 1989
                ? "S" + (day.getYear() - 1925)
                : day.getYear() + "年";
  }

  private static String day(LocalDate day) {
    return day.getYear() >= 1927 && day.getYear() < 1989
        ? "昭和%d年%d月%d日".formatted(day.getYear() - 1925, day.getMonthValue(), day.getDayOfMonth())
        : day.toString();
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
