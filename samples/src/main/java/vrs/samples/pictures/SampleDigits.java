package vrs.samples.pictures;

import java.util.random.RandomGenerator;

/// Invented digits that are well formed: tickets with a right municipality check digit, passports
/// with all theirs.
public final class SampleDigits {
  private SampleDigits() {}

  /// A passport's two lines of 44 characters.
  public record PassportLines(String upper, String lower) {
    @Override
    public String toString() {
      return "PassportLines[hidden]";
    }
  }

  /// 18 digits of any municipality code, real or not.
  public static String ticket(RandomGenerator random) {
    String municipality = digits(random, 5);
    int sum = 0;
    for (int i = 0; i < 5; i++) {
      sum += (6 - i) * (municipality.charAt(i) - '0');
    }
    return ""
        + random.nextInt(1, 3)
        + random.nextInt(1, 8)
        + municipality
        + (11 - sum % 11) % 10
        + digits(random, 10);
  }

  /// A passport of an adult, valid until the 2030s, half of them Japanese.
  public static PassportLines passport(RandomGenerator random) {
    boolean japanese = random.nextBoolean();
    String country = japanese ? "JPN" : "FRA";
    String name = letters(random, 3, 9) + "<<" + letters(random, 3, 8);
    String number =
        japanese
            ? letters(random, 2, 2) + digits(random, 7)
            : digits(random, 2) + letters(random, 2, 2) + digits(random, 5);
    String birth = day(random, random.nextInt(40, 100));
    String expiry = day(random, random.nextInt(28, 36));
    return passport("PP", country, name, number, birth, random.nextBoolean() ? 'F' : 'M', expiry);
  }

  /// The two lines for given fields, check digits added.
  ///
  /// @param birth YYMMDD, like `expiry`
  public static PassportLines passport(
      String type,
      String country,
      String name,
      String number,
      String birth,
      char sex,
      String expiry) {
    String numberField = filled(number, 9);
    String optional = "<".repeat(14);
    String checked = numberField + check(numberField);
    String dates = birth + check(birth);
    String end = expiry + check(expiry) + optional + check(optional);
    return new PassportLines(
        filled(type, 2) + filled(country, 3) + filled(name, 39),
        checked + filled(country, 3) + dates + sex + end + check(checked + dates + end));
  }

  private static String filled(String text, int length) {
    return (text + "<".repeat(length)).substring(0, length);
  }

  /// The check digit of machine-readable travel documents: weights 7, 3, 1, letters from 10, filler
  /// 0.
  static char check(String field) {
    int sum = 0;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      int value = c == '<' ? 0 : Character.digit(c, 36);
      sum += value * new int[] {7, 3, 1}[i % 3];
    }
    return (char) ('0' + sum % 10);
  }

  private static String day(RandomGenerator random, int year) {
    return "%02d%02d%02d".formatted(year % 100, random.nextInt(1, 13), random.nextInt(1, 29));
  }

  private static String digits(RandomGenerator random, int count) {
    return random(random, "0123456789", count);
  }

  private static String letters(RandomGenerator random, int least, int most) {
    return random(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", random.nextInt(least, most + 1));
  }

  private static String random(RandomGenerator random, String characters, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }
}
