package vrs.server.record;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;
import vrs.server.municipality.LotNumber;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Municipality;
import vrs.server.municipality.WrittenDate;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Refusal;
import vrs.server.record.FieldChecks.Wrong;

/// What staff type about a dose, as they type it: days in either calendar, digits of any width. It
/// stays on the form until it is right.
///
/// @param givenIn code of the municipality of the site; empty: the own one
/// @param takenOverFrom code of the municipality whose record it is; empty: the own one
/// @param accepted codes of the findings that staff accept
public record DoseEntry(
    String ticket,
    String number,
    String given,
    String product,
    String lot,
    String givenIn,
    String site,
    String doctor,
    String takenOverFrom,
    String ground,
    String note,
    Set<String> accepted) {
  private static final int LONGEST_TEXT = 60;
  private static final int LONGEST_LOT = 20;

  public DoseEntry {
    accepted = Set.copyOf(accepted);
  }

  /// What a form sends.
  public static DoseEntry of(MultiValueMap<String, String> form) {
    return new DoseEntry(
        sent(form, "ticket"),
        sent(form, "number"),
        sent(form, "given"),
        sent(form, "product"),
        sent(form, "lot"),
        sent(form, "givenIn"),
        sent(form, "site"),
        sent(form, "doctor"),
        sent(form, "takenOverFrom"),
        sent(form, "ground"),
        sent(form, "note"),
        Set.copyOf(form.getOrDefault("accepted", List.of())));
  }

  /// A button's value stands after the field's of the same name, and is what is meant.
  private static String sent(MultiValueMap<String, String> form, String name) {
    return form.getOrDefault(name, List.of("")).getLast();
  }

  /// What is recorded, as a form shows it before anybody types.
  public static DoseEntry of(DoseItems items, MasterData master) {
    return new DoseEntry(
        items.ticket().digits(),
        String.valueOf(items.number()),
        items.given().toString(),
        items.product(),
        items.lot(),
        code(items.givenIn(), items.given(), master),
        items.site(),
        items.doctor(),
        items.takenOverFrom().map(area -> code(area, items.given(), master)).orElse(""),
        "",
        "",
        Set.of());
  }

  private static String code(AreaCode area, LocalDate day, MasterData master) {
    return master.municipalityOf(area, day).map(Municipality::code).orElse(area.digits());
  }

  /// With another text in one field.
  public DoseEntry saying(DoseField field, String text) {
    return new DoseEntry(
        field == DoseField.TICKET ? text : ticket,
        field == DoseField.NUMBER ? text : number,
        field == DoseField.GIVEN ? text : given,
        field == DoseField.PRODUCT ? text : product,
        field == DoseField.LOT ? text : lot,
        field == DoseField.GIVEN_IN ? text : givenIn,
        field == DoseField.SITE ? text : site,
        field == DoseField.DOCTOR ? text : doctor,
        field == DoseField.TAKEN_OVER_FROM ? text : takenOverFrom,
        ground,
        note,
        accepted);
  }

  public DoseEntry accepting(Set<String> codes) {
    return new DoseEntry(
        ticket,
        number,
        given,
        product,
        lot,
        givenIn,
        site,
        doctor,
        takenOverFrom,
        ground,
        note,
        codes);
  }

  /// @throws Refusal U102 to U107, M201 to M205, each naming the field
  DoseItems items(AreaCode own, MasterData master) {
    LocalDate day = WrittenDate.dayInForm(DoseField.GIVEN.key(), given);
    if (master.product(product).isEmpty()) {
      throw wrong(DoseReason.PRODUCT_WRONG, DoseField.PRODUCT);
    }
    return new DoseItems(
        ticketNumber(own),
        doseNumber(),
        day,
        product,
        lotNumber(lot),
        municipality(DoseField.GIVEN_IN, givenIn, own, master, day),
        text(site, DoseField.SITE, EarlierDoseColumn.SITE),
        text(doctor, DoseField.DOCTOR, EarlierDoseColumn.DOCTOR),
        Optional.of(municipality(DoseField.TAKEN_OVER_FROM, takenOverFrom, own, master, day))
            .filter(area -> !area.equals(own)));
  }

  private TicketNumber ticketNumber(AreaCode own) {
    String digits = halfWidth(ticket);
    if (!TicketNumber.isValid(digits)) {
      throw wrong(DoseReason.TICKET_WRONG, DoseField.TICKET);
    }
    return new TicketNumber(own, digits);
  }

  private int doseNumber() {
    String digit = halfWidth(number);
    if (digit.length() != 1 || digit.charAt(0) < '1' || digit.charAt(0) > '9') {
      throw wrong(DoseReason.NUMBER_WRONG, DoseField.NUMBER);
    }
    return digit.charAt(0) - '0';
  }

  /// @throws Refusal U102, U107
  static String lotNumber(String typed) {
    String text = new LotNumber(typed).text();
    if (text.isEmpty()) {
      throw wrong(DoseReason.FIELD_MISSING, DoseField.LOT);
    }
    if (text.length() > LONGEST_LOT) {
      throw wrong(DoseReason.TEXT_WRONG, DoseField.LOT);
    }
    return text(text, DoseField.LOT, EarlierDoseColumn.LOT);
  }

  /// @param typed empty: the own one
  private static AreaCode municipality(
      DoseField field, String typed, AreaCode own, MasterData master, LocalDate day) {
    String code = halfWidth(typed);
    if (code.isEmpty() || code.equals(own.digits())) {
      return own;
    }
    return master
        .municipality(code, day)
        .map(Municipality::area)
        .orElseThrow(() -> wrong(DoseReason.MUNICIPALITY_WRONG, field));
  }

  /// @throws Refusal U107
  static String text(String typed, DoseField field, ImportColumn column) {
    try {
      return FieldChecks.text(typed.strip(), column, LONGEST_TEXT);
    } catch (Wrong e) {
      throw wrong(DoseReason.TEXT_WRONG, field);
    }
  }

  /// Why it is done.
  ///
  /// @throws Refusal U108, U107
  public Ground.Noted noted() {
    Ground known =
        Arrays.stream(Ground.values())
            .filter(each -> each.name().equals(ground))
            .findFirst()
            .orElseThrow(() -> new Refusal(DoseReason.GROUND_MISSING, Map.of("field", "ground")));
    String noted = note.strip();
    boolean tooLong = noted.length() > Ground.LONGEST_NOTE;
    if (tooLong || noted.chars().anyMatch(Character::isISOControl)) {
      throw new Refusal(DoseReason.TEXT_WRONG, Map.of("field", "note"));
    }
    if (known == Ground.OTHER && noted.isEmpty()) {
      throw new Refusal(DoseReason.FIELD_MISSING, Map.of("field", "note"));
    }
    return new Ground.Noted(known, noted);
  }

  Set<Rule> acceptedRules() {
    return Arrays.stream(Rule.values())
        .filter(rule -> accepted.contains(rule.code()))
        .collect(Collectors.toSet());
  }

  private static Refusal wrong(DoseReason reason, DoseField field) {
    return new Refusal(reason, Map.of("field", field.key()));
  }

  private static String halfWidth(String digits) {
    return digits
        .strip()
        .chars()
        .map(c -> c >= '０' && c <= '９' ? c - '０' + '0' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
