package vrs.server.record;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// The items of a dose as fields of a form, and which findings stand beside which of them.
public enum DoseField {
  TICKET(items -> items.ticket().digits()),
  NUMBER(DoseItems::number),
  GIVEN(DoseItems::given),
  PRODUCT(DoseItems::product),
  LOT(DoseItems::lot),
  GIVEN_IN(DoseItems::givenIn),
  SITE(DoseItems::site),
  DOCTOR(DoseItems::doctor),
  TAKEN_OVER_FROM(DoseItems::takenOverFrom);

  private final Function<DoseItems, Object> value;

  DoseField(Function<DoseItems, Object> value) {
    this.value = value;
  }

  /// Its name in forms and texts.
  public String key() {
    return switch (this) {
      case TICKET -> "ticket";
      case NUMBER -> "number";
      case GIVEN -> "given";
      case PRODUCT -> "product";
      case LOT -> "lot";
      case GIVEN_IN -> "givenIn";
      case SITE -> "site";
      case DOCTOR -> "doctor";
      case TAKEN_OVER_FROM -> "takenOverFrom";
    };
  }

  /// What the items say in this field.
  public Object of(DoseItems items) {
    return value.apply(items);
  }

  /// The fields in which two records of a dose differ.
  public static List<DoseField> different(DoseItems one, DoseItems other) {
    return Arrays.stream(values()).filter(field -> !field.of(one).equals(field.of(other))).toList();
  }

  /// Where somebody would correct what the rule objects to.
  public static DoseField of(Rule rule) {
    return switch (rule) {
      case DOSE_RECORDED_ALREADY,
          EARLIER_DOSE_MISSING,
          NUMBER_DIFFERS_FROM_TICKET,
          NUMBER_NOT_OFFERED,
          ORDER_WRONG ->
          NUMBER;
      case GIVEN_IN_THE_FUTURE,
          GIVEN_BEFORE_BIRTH,
          GIVEN_AFTER_DEATH,
          ANOTHER_DOSE_THAT_DAY,
          ANOTHER_DOSE_WITHIN_DAYS,
          BEFORE_PROGRAMME,
          INTERVAL_TOO_SHORT,
          INTERVAL_UNLIKELY,
          MOVED_OUT_BEFORE,
          NEW_YEARS_DAY,
          NOT_TODAY,
          RECEIVED_ON_ANOTHER_DAY,
          RECORDED_OTHERWISE ->
          GIVEN;
      case AGE_NOT_KNOWN,
          AGE_OUTSIDE,
          PRODUCT_DIFFERS_FROM_DOSE_BEFORE,
          PRODUCT_NOT_FOR_THIS_DOSE,
          PRODUCT_NOT_ON_THAT_DAY,
          PRODUCT_UNKNOWN ->
          PRODUCT;
      case LOT_EXPIRED,
          LOT_NOT_YET_THERE,
          LOT_FORM_WRONG,
          LOT_OF_ANOTHER_PRODUCT,
          LOT_RECALLED,
          LOT_UNKNOWN ->
          LOT;
      case AGE_UNLIKELY,
          BIRTH_DATE_DIFFERS,
          LINKED_LATER,
          TICKET_ISSUED_LATER,
          TICKET_NEVER_ISSUED,
          TICKET_VOID ->
          TICKET;
      case SITE_MISSING -> SITE;
    };
  }
}
