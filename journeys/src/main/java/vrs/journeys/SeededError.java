package vrs.journeys;

import java.time.LocalDate;
import java.util.Random;
import java.util.function.BiFunction;
import vrs.samples.BirthDate;
import vrs.samples.Person;

/// The kinds of errors that the first system stored (`domain.md` names where they were found): what
/// really happened, and how it arrives instead. Knows nothing of anybody's rules.
enum SeededError {
  ONE_DIGIT_OF_THE_TICKET_MISREAD((shot, random) -> shot.ticket(misread(shot, random))),
  TWO_DIGITS_OF_THE_TICKET_SWAPPED((shot, random) -> shot.ticket(swapped(shot, random))),
  MUNICIPALITY_MISREAD((shot, random) -> shot.municipality(digit(shot.municipality(), random))),
  THE_TICKET_BEFORE_READ_AGAIN((shot, _) -> shot.ticket(shot.before().ticket())),
  SOMEBODY_ELSES_TICKET((shot, _) -> shot.ticket(shot.other().ticket())),
  DOSE_NUMBER_MISREAD((shot, random) -> shot.number(number(shot.number(), random))),
  MONTH_AHEAD((shot, random) -> shot.given(shot.given().plusMonths(1 + random.nextInt(5)))),
  YEAR_AHEAD((shot, _) -> shot.given(shot.given().plusYears(1))),
  YEAR_TOO_LOW((shot, _) -> shot.given(shot.given().minusYears(1))),
  DATE_NEVER_SET((shot, _) -> shot.given(shot.given().withDayOfYear(1))),
  DATE_LEFT_FROM_YESTERDAY((shot, _) -> shot.given(shot.given().minusDays(1))),
  BEFORE_THE_DOSE_BEFORE(
      (shot, random) -> shot.given(shot.lastGiven().minusDays(1 + random.nextInt(20))),
      Needs.EARLIER_DOSE),
  LOT_MISREAD((shot, random) -> shot.lot(lot(shot.lot(), random))),
  LOT_OF_ANOTHER_PRODUCT((shot, _) -> shot.lot("MP4001")),
  PRODUCT_LEFT_FROM_ANOTHER_TABLE((shot, _) -> shot.product("MHP-12")),
  ANOTHER_VACCINE_IN_THE_FIRST_SERIES(
      (shot, _) -> shot.product("MHP-12").lot("MP4001"), Needs.DOSE_ONE_ONLY),
  EXPIRED_LOT((shot, _) -> shot.lot("MH0901")),
  RECALLED_LOT((shot, _) -> shot.lot("MH1003")),
  CHILDRENS_PRODUCT((shot, _) -> shot.product("MHN-5-11").lot("MC2001")),
  THE_SAME_SHOT_UNDER_THE_NEXT_NUMBER(
      (shot, _) -> shot.given(shot.lastGiven()).number(shot.number()), Needs.EARLIER_DOSE),
  THE_SAME_SHOT_WITH_ANOTHER_LOT(
      (shot, _) -> shot.given(shot.lastGiven()).number(shot.number() - 1).lot("MH1002"),
      Needs.EARLIER_DOSE),
  ONLY_THE_SECOND_DOSE((shot, _) -> shot.number(2), Needs.NO_EARLIER_DOSE),
  AFTER_DEATH((shot, _) -> shot, Needs.DEAD),
  AFTER_MOVING_OUT((shot, _) -> shot, Needs.MOVED_OUT),
  BIRTH_DATE_OF_SOMEBODY_ELSE((shot, _) -> shot.born(shot.other().born()), Needs.ANYTHING);

  /// Whom an error can happen to.
  enum Needs {
    ANYTHING,
    EARLIER_DOSE,
    DOSE_ONE_ONLY,
    NO_EARLIER_DOSE,
    DEAD,
    MOVED_OUT
  }

  /// A shot as it is sent.
  ///
  /// @param before who was served before
  /// @param other somebody else of the municipality
  /// @param lastGiven day of the dose before
  record Shot(
      Person person,
      Person before,
      Person other,
      String municipality,
      String ticket,
      BirthDate born,
      String product,
      String lot,
      LocalDate given,
      int number,
      LocalDate lastGiven) {

    Shot ticket(String wrong) {
      return new Shot(
          person, before, other, municipality, wrong, born, product, lot, given, number, lastGiven);
    }

    Shot municipality(String wrong) {
      return new Shot(
          person, before, other, wrong, ticket, born, product, lot, given, number, lastGiven);
    }

    Shot born(BirthDate wrong) {
      return new Shot(
          person,
          before,
          other,
          municipality,
          ticket,
          wrong,
          product,
          lot,
          given,
          number,
          lastGiven);
    }

    Shot product(String wrong) {
      return new Shot(
          person, before, other, municipality, ticket, born, wrong, lot, given, number, lastGiven);
    }

    Shot lot(String wrong) {
      return new Shot(
          person,
          before,
          other,
          municipality,
          ticket,
          born,
          product,
          wrong,
          given,
          number,
          lastGiven);
    }

    Shot given(LocalDate wrong) {
      return new Shot(
          person,
          before,
          other,
          municipality,
          ticket,
          born,
          product,
          lot,
          wrong,
          number,
          lastGiven);
    }

    Shot number(int wrong) {
      return new Shot(
          person, before, other, municipality, ticket, born, product, lot, given, wrong, lastGiven);
    }

    /// The 18 digits that are sent.
    String line() {
      return "2" + number + municipality + ticket;
    }

    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  /// Digits that were taken for each other, and characters of lots.
  private static final String[] ALIKE = {"14", "17", "08", "38", "56", "69", "27", "03", "49"};

  private static final String[] LOT_ALIKE = {"0O", "1I", "1L", "MN", "HN"};

  private final BiFunction<Shot, Random, Shot> error;
  private final Needs needs;

  SeededError(BiFunction<Shot, Random, Shot> error) {
    this(error, Needs.ANYTHING);
  }

  SeededError(BiFunction<Shot, Random, Shot> error, Needs needs) {
    this.error = error;
    this.needs = needs;
  }

  Needs needs() {
    return needs;
  }

  Shot seed(Shot right, Random random) {
    return error.apply(right, random);
  }

  private static String misread(Shot shot, Random random) {
    return digit(shot.ticket(), random);
  }

  /// One digit, taken for one that looks like it where there is one.
  private static String digit(String digits, Random random) {
    var wrong = new StringBuilder(digits);
    int place = digits.length() - 1 - random.nextInt(Math.min(5, digits.length()));
    wrong.setCharAt(place, alike(digits.charAt(place), ALIKE, random));
    return wrong.toString();
  }

  private static String swapped(Shot shot, Random random) {
    String digits = shot.ticket();
    for (int tries = 0; tries < 50; tries++) {
      int place = digits.length() - 2 - random.nextInt(4);
      if (digits.charAt(place) != digits.charAt(place + 1)) {
        var wrong = new StringBuilder(digits);
        wrong.setCharAt(place, digits.charAt(place + 1));
        wrong.setCharAt(place + 1, digits.charAt(place));
        return wrong.toString();
      }
    }
    return digit(digits, random);
  }

  private static int number(int right, Random random) {
    int wrong = 1 + random.nextInt(8);
    return wrong == right ? right + 1 : wrong;
  }

  private static String lot(String lot, Random random) {
    var wrong = new StringBuilder(lot);
    int place = random.nextInt(lot.length());
    char right = lot.charAt(place);
    wrong.setCharAt(
        place,
        Character.isDigit(right) && random.nextBoolean()
            ? alike(right, ALIKE, random)
            : alike(right, LOT_ALIKE, random));
    return wrong.toString();
  }

  private static char alike(char right, String[] pairs, Random random) {
    int from = random.nextInt(pairs.length);
    for (int i = 0; i < pairs.length; i++) {
      String pair = pairs[(from + i) % pairs.length];
      int at = pair.indexOf(right);
      if (at >= 0) {
        return pair.charAt(1 - at);
      }
    }
    return right == '9' ? '7' : '9';
  }
}
