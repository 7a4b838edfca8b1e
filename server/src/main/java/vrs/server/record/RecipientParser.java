package vrs.server.record;

import static vrs.server.record.RecipientColumn.ADDRESS;
import static vrs.server.record.RecipientColumn.ALIAS;
import static vrs.server.record.RecipientColumn.ALIAS_KANA;
import static vrs.server.record.RecipientColumn.BIRTH_DATE;
import static vrs.server.record.RecipientColumn.DIED;
import static vrs.server.record.RecipientColumn.FORMER_KANA;
import static vrs.server.record.RecipientColumn.FORMER_SURNAME;
import static vrs.server.record.RecipientColumn.INDIVIDUAL_NUMBER;
import static vrs.server.record.RecipientColumn.ISSUED;
import static vrs.server.record.RecipientColumn.KANA;
import static vrs.server.record.RecipientColumn.LEDGER_NUMBER;
import static vrs.server.record.RecipientColumn.MOVED_IN;
import static vrs.server.record.RecipientColumn.MOVED_OUT;
import static vrs.server.record.RecipientColumn.MUNICIPALITY;
import static vrs.server.record.RecipientColumn.NAME;
import static vrs.server.record.RecipientColumn.REISSUED;
import static vrs.server.record.RecipientColumn.ROMAN;
import static vrs.server.record.RecipientColumn.SEX;
import static vrs.server.record.RecipientColumn.TICKET;
import static vrs.server.record.RecipientColumn.VOIDED;
import static vrs.server.record.RecipientColumn.VOID_REASON;
import static vrs.server.record.RecipientColumn.WITHHELD;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vrs.server.platform.AreaCode;
import vrs.server.record.FieldChecks.Wrong;
import vrs.server.record.FurtherItems.TicketItems;

/// Turns the fields of a line into a recipient, or says which rule of the format they break.
final class RecipientParser {
  private final ImportHeader header;
  private final AreaCode own;
  private final LocalDate today;
  private final boolean addresses;
  private final Set<RecipientColumn> told;

  /// @param own the municipality that sends the file
  /// @param today the day in Japan
  /// @param addresses whether the municipality has chosen to keep them
  RecipientParser(ImportHeader header, AreaCode own, LocalDate today, boolean addresses) {
    this.header = header;
    this.own = own;
    this.today = today;
    this.addresses = addresses;
    this.told =
        Arrays.stream(RecipientColumn.values())
            .filter(column -> column.isFurther() && header.has(column))
            .collect(Collectors.toUnmodifiableSet());
  }

  /// @throws Wrong D121 to D138, D161 to D165, the first that is found
  Recipient parse(List<String> fields) throws Wrong {
    header.requireFit(fields);
    TicketNumber ticket =
        FieldChecks.ticket(
            header.field(fields, MUNICIPALITY),
            MUNICIPALITY,
            header.field(fields, TICKET),
            TICKET,
            own);
    String name =
        FieldChecks.text(FieldChecks.required(header.field(fields, NAME), NAME), NAME, 100);
    BirthDate born = birthDate(header.field(fields, BIRTH_DATE));
    LocalDate issued = day(header.field(fields, ISSUED), ISSUED, born);
    return new Recipient(
        ticket,
        Optional.of(FieldChecks.text(header.field(fields, LEDGER_NUMBER), LEDGER_NUMBER, 20))
            .filter(text -> !text.isEmpty()),
        FieldChecks.individualNumber(header.field(fields, INDIVIDUAL_NUMBER), INDIVIDUAL_NUMBER),
        name,
        FieldChecks.kana(header.field(fields, KANA), KANA),
        born,
        Sex.of(FieldChecks.code(header.field(fields, SEX), SEX, "129")),
        issued,
        dayIfAny(header.field(fields, MOVED_OUT), MOVED_OUT, born),
        dayIfAny(header.field(fields, DIED), DIED, born),
        FieldChecks.code(header.field(fields, WITHHELD), WITHHELD, "01").equals("1"),
        told.isEmpty() ? FurtherItems.NOTHING : further(fields, born, issued));
  }

  private FurtherItems further(List<String> fields, BirthDate born, LocalDate issued) throws Wrong {
    var names = new ArrayList<PersonName>();
    name(fields, NameKind.FORMER_SURNAME, FORMER_SURNAME, FORMER_KANA).ifPresent(names::add);
    name(fields, NameKind.ALIAS, ALIAS, ALIAS_KANA).ifPresent(names::add);
    String roman = FieldChecks.roman(further(fields, ROMAN), ROMAN);
    if (!roman.isEmpty()) {
      names.add(new PersonName(NameKind.ROMAN, roman, ""));
    }
    String address = FieldChecks.text(further(fields, ADDRESS), ADDRESS, 200);
    if (!address.isEmpty() && !addresses) {
      throw new Wrong(ImportReason.ADDRESS_NOT_KEPT, ADDRESS);
    }
    return new FurtherItems(
        told,
        names,
        dayIfAny(further(fields, MOVED_IN), MOVED_IN, born),
        Optional.of(address).filter(text -> !text.isEmpty()),
        ticketItems(fields, born, issued));
  }

  private TicketItems ticketItems(List<String> fields, BirthDate born, LocalDate issued)
      throws Wrong {
    String reissued = further(fields, REISSUED);
    if (!reissued.isEmpty()) {
      FieldChecks.code(reissued, REISSUED, "12345679");
    }
    Optional<LocalDate> voided = dayIfAny(further(fields, VOIDED), VOIDED, born);
    String reason = further(fields, VOID_REASON);
    if (!reason.isEmpty()) {
      FieldChecks.code(reason, VOID_REASON, "123459");
    }
    if (voided.isPresent() == reason.isEmpty()) {
      throw new Wrong(ImportReason.VOID_INCOMPLETE, VOIDED);
    }
    if (voided.filter(day -> day.isBefore(issued)).isPresent()) {
      throw new Wrong(ImportReason.VOID_BEFORE_ISSUE, VOIDED);
    }
    return new TicketItems(ReissueReason.ofCode(reissued), voided, VoidReason.ofCode(reason));
  }

  private Optional<PersonName> name(
      List<String> fields, NameKind kind, RecipientColumn column, RecipientColumn kanaColumn)
      throws Wrong {
    String name = FieldChecks.text(further(fields, column), column, 100);
    String kana = FieldChecks.kana(further(fields, kanaColumn), kanaColumn);
    if (name.isEmpty() && !kana.isEmpty()) {
      throw new Wrong(ImportReason.KANA_WITHOUT_NAME, kanaColumn);
    }
    return name.isEmpty() ? Optional.empty() : Optional.of(new PersonName(kind, name, kana));
  }

  /// Empty where the file does not have the column.
  private String further(List<String> fields, RecipientColumn column) {
    return told.contains(column) ? header.field(fields, column) : "";
  }

  /// A day of the person's life.
  private LocalDate day(String field, RecipientColumn column, BirthDate born) throws Wrong {
    LocalDate day = FieldChecks.day(field, column, today);
    if (day.isBefore(born.earliest())) {
      throw new Wrong(ImportReason.DATE_BEFORE_BIRTH, column);
    }
    return day;
  }

  private Optional<LocalDate> dayIfAny(String field, RecipientColumn column, BirthDate born)
      throws Wrong {
    return field.isEmpty() ? Optional.empty() : Optional.of(day(field, column, born));
  }

  private BirthDate birthDate(String field) throws Wrong {
    FieldChecks.required(field, BIRTH_DATE);
    if (!BirthDate.isValid(field)) {
      throw new Wrong(ImportReason.BIRTH_DATE_WRONG, BIRTH_DATE);
    }
    var born = new BirthDate(field);
    if (born.earliest().isAfter(today)) {
      throw new Wrong(ImportReason.DATE_IN_FUTURE, BIRTH_DATE);
    }
    return born;
  }
}
