package vrs.server.record;

import java.util.Arrays;
import vrs.server.platform.Reason;

/// The rules of the dose check, each with its code and its words in `messages/`; what an objection
/// means is dated data ([vrs.server.municipality.RuleWeight]).
///
/// The person at the site can confirm a finding with a recorded reason (C8), unless it is
/// impossible. Entering a dose a day late is no doubt about the dose; a wrong interval is one.
public enum Rule implements Reason {
  /// The day lies ahead.
  GIVEN_IN_THE_FUTURE("D201"),
  /// The day lies before the birth date.
  GIVEN_BEFORE_BIRTH("D202"),
  /// The person died before that day.
  GIVEN_AFTER_DEATH("D203"),
  /// No programme knows this product.
  PRODUCT_UNKNOWN("D204"),
  /// The product was not in use on that day.
  PRODUCT_NOT_ON_THAT_DAY("D205"),
  /// The product is not given as this dose.
  PRODUCT_NOT_FOR_THIS_DOSE("D206"),
  /// Younger or older than the product allows.
  AGE_OUTSIDE("D207"),
  /// The birth date lacks parts, so the age can't be told.
  AGE_NOT_KNOWN("D208"),
  /// No lot of this number is known for any product.
  LOT_UNKNOWN("D209"),
  /// The lot belongs to another product.
  LOT_OF_ANOTHER_PRODUCT("D210"),
  /// The lot had expired on that day.
  LOT_EXPIRED("D211"),
  /// A dose of this number is recorded already.
  DOSE_RECORDED_ALREADY("D212"),
  /// Another dose was given on the same day.
  ANOTHER_DOSE_THAT_DAY("D213"),
  /// Too soon after the dose before.
  INTERVAL_TOO_SHORT("D214"),
  /// A dose of a lower number is missing.
  EARLIER_DOSE_MISSING("D215"),
  /// A dose of a lower number was given later, or one of a higher number earlier.
  ORDER_WRONG("D216"),
  /// The product differs from that of the dose before within the first series.
  PRODUCT_DIFFERS_FROM_DOSE_BEFORE("D217"),
  /// The ticket was void on that day.
  TICKET_VOID("D218"),
  /// The ticket was issued after that day.
  TICKET_ISSUED_LATER("D219"),
  /// The person had moved out before that day.
  MOVED_OUT_BEFORE("D220"),
  /// The dose number on the ticket differs from the one registered.
  NUMBER_DIFFERS_FROM_TICKET("D221", Looks.AT_ENTRY),
  /// The day is not today.
  NOT_TODAY("D222", Looks.AT_ENTRY),
  /// The birth date that a site entered or a file told differs from the register's.
  BIRTH_DATE_DIFFERS("D223", Looks.AT_ENTRY),
  /// The text can't be a lot number of the product's maker: it was misread.
  LOT_FORM_WRONG("D224"),
  /// The municipality never issued a ticket of this number.
  TICKET_NEVER_ISSUED("D225"),
  /// Another dose was given within days: the same shot may be recorded twice.
  ANOTHER_DOSE_WITHIN_DAYS("D226"),
  /// The programme had not begun.
  BEFORE_PROGRAMME("D227"),
  /// So long after dose 1 that the year may be wrong.
  INTERVAL_UNLIKELY("D228"),
  /// So old that the birth date may be wrong, or the person another one.
  AGE_UNLIKELY("D229"),
  /// The first of January, where a date was never set.
  NEW_YEARS_DAY("D230"),
  /// The programme gives no product as this dose on that day.
  NUMBER_NOT_OFFERED("D231"),
  /// Nobody says where it was given.
  SITE_MISSING("D232"),
  /// The lot had been recalled.
  LOT_RECALLED("D233"),
  /// The ticket was registered after the dose, and no birth date was compared.
  LINKED_LATER("D234", Looks.AT_ENTRY),
  /// A file gave a recorded dose another day, product or lot.
  RECORDED_OTHERWISE("D235", Looks.AT_ENTRY),
  /// Nobody had decided yet how long the lot keeps: there was none of it.
  LOT_NOT_YET_THERE("D236"),
  /// A file tells that the person came on another day.
  RECEIVED_ON_ANOTHER_DAY("D237", Looks.AT_ENTRY);

  /// When a rule can look.
  private enum Looks {
    ALWAYS,
    /// It compares with what is known when the dose comes in, and not afterwards.
    AT_ENTRY
  }

  private final String code;
  private final Looks looks;

  Rule(String code) {
    this(code, Looks.ALWAYS);
  }

  Rule(String code, Looks looks) {
    this.code = code;
    this.looks = looks;
  }

  /// The rule of a code.
  static Rule of(String code) {
    return Arrays.stream(values())
        .filter(rule -> rule.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(code));
  }

  @Override
  public String code() {
    return code;
  }

  /// Whether it says the same whenever the recorded dose is looked at again.
  boolean looksAgain() {
    return looks == Looks.ALWAYS;
  }

  @Override
  public int status() {
    return 422;
  }
}
