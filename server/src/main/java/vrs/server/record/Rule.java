package vrs.server.record;

import vrs.server.platform.Reason;

/// The rules of the dose check, each with its code, its weight and its words in `messages/`.
///
/// The person at the site can confirm a finding with a recorded reason (C8), unless it is
/// impossible. Entering a dose a day late is no doubt about the dose; a wrong interval is one.
public enum Rule implements Reason {
  /// The day lies ahead.
  GIVEN_IN_THE_FUTURE("D201", Weight.IMPOSSIBLE),
  /// The day lies before the birth date.
  GIVEN_BEFORE_BIRTH("D202", Weight.IMPOSSIBLE),
  /// The person died before that day.
  GIVEN_AFTER_DEATH("D203", Weight.IMPOSSIBLE),
  /// No programme knows this product.
  PRODUCT_UNKNOWN("D204", Weight.IMPOSSIBLE),
  /// The product was not in use on that day.
  PRODUCT_NOT_ON_THAT_DAY("D205", Weight.IMPOSSIBLE),
  /// The product is not given as this dose.
  PRODUCT_NOT_FOR_THIS_DOSE("D206", Weight.DOUBTFUL),
  /// Younger or older than the product allows.
  AGE_OUTSIDE("D207", Weight.DOUBTFUL),
  /// The birth date lacks parts, so the age can't be told.
  AGE_NOT_KNOWN("D208", Weight.DOUBTFUL),
  /// No lot of this number is known for any product.
  LOT_UNKNOWN("D209", Weight.DOUBTFUL),
  /// The lot belongs to another product.
  LOT_OF_ANOTHER_PRODUCT("D210", Weight.IMPOSSIBLE),
  /// The lot had expired on that day.
  LOT_EXPIRED("D211", Weight.DOUBTFUL),
  /// A dose of this number is recorded already.
  DOSE_RECORDED_ALREADY("D212", Weight.IMPOSSIBLE),
  /// Another dose was given on the same day.
  ANOTHER_DOSE_THAT_DAY("D213", Weight.IMPOSSIBLE),
  /// Too soon after the dose before.
  INTERVAL_TOO_SHORT("D214", Weight.DOUBTFUL),
  /// A dose of a lower number is missing.
  EARLIER_DOSE_MISSING("D215", Weight.DOUBTFUL),
  /// A dose of a lower number was given later, or one of a higher number earlier.
  ORDER_WRONG("D216", Weight.IMPOSSIBLE),
  /// The product differs from that of the dose before within the first series.
  PRODUCT_DIFFERS_FROM_DOSE_BEFORE("D217", Weight.DOUBTFUL),
  /// The ticket was void on that day.
  TICKET_VOID("D218", Weight.DOUBTFUL),
  /// The ticket was issued after that day.
  TICKET_ISSUED_LATER("D219", Weight.DOUBTFUL),
  /// The person had moved out before that day.
  MOVED_OUT_BEFORE("D220", Weight.DOUBTFUL),
  /// The dose number on the ticket differs from the one registered.
  NUMBER_DIFFERS_FROM_TICKET("D221", Weight.DOUBTFUL),
  /// The day is not today.
  NOT_TODAY("D222", Weight.REASON),
  /// The birth date entered differs from the register's.
  BIRTH_DATE_DIFFERS("D223", Weight.IMPOSSIBLE);

  /// What a finding means for the dose.
  public enum Weight {
    /// A reason is asked for; with it the dose is as sure as any.
    REASON,
    /// Even confirmed, staff look at it before it is certified.
    DOUBTFUL,
    IMPOSSIBLE
  }

  private final String code;
  private final Weight weight;

  Rule(String code, Weight weight) {
    this.code = code;
    this.weight = weight;
  }

  @Override
  public String code() {
    return code;
  }

  public Weight weight() {
    return weight;
  }

  @Override
  public int status() {
    return 422;
  }
}
