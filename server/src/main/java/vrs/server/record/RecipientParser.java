package vrs.server.record;

import static vrs.server.record.RecipientColumn.BIRTH_DATE;
import static vrs.server.record.RecipientColumn.DIED;
import static vrs.server.record.RecipientColumn.INDIVIDUAL_NUMBER;
import static vrs.server.record.RecipientColumn.ISSUED;
import static vrs.server.record.RecipientColumn.KANA;
import static vrs.server.record.RecipientColumn.LEDGER_NUMBER;
import static vrs.server.record.RecipientColumn.MOVED_OUT;
import static vrs.server.record.RecipientColumn.MUNICIPALITY;
import static vrs.server.record.RecipientColumn.NAME;
import static vrs.server.record.RecipientColumn.SEX;
import static vrs.server.record.RecipientColumn.TICKET;
import static vrs.server.record.RecipientColumn.WITHHELD;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vrs.card.IndividualNumber;
import vrs.server.platform.AreaCode;
import vrs.server.record.FieldChecks.Wrong;

/// Turns the fields of a line into a recipient, or says which rule of the format they break.
final class RecipientParser {
  private final ImportHeader header;
  private final AreaCode own;
  private final LocalDate today;

  /// @param own the municipality that sends the file
  /// @param today the day in Japan
  RecipientParser(ImportHeader header, AreaCode own, LocalDate today) {
    this.header = header;
    this.own = own;
    this.today = today;
  }

  /// @throws Wrong D121 to D138, the first that is found
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
    return new Recipient(
        ticket,
        Optional.of(FieldChecks.text(header.field(fields, LEDGER_NUMBER), LEDGER_NUMBER, 20))
            .filter(text -> !text.isEmpty()),
        number(header.field(fields, INDIVIDUAL_NUMBER)),
        name,
        kana(header.field(fields, KANA)),
        born,
        Sex.of(FieldChecks.code(header.field(fields, SEX), SEX, "129")),
        day(header.field(fields, ISSUED), ISSUED, born),
        dayIfAny(header.field(fields, MOVED_OUT), MOVED_OUT, born),
        dayIfAny(header.field(fields, DIED), DIED, born),
        FieldChecks.code(header.field(fields, WITHHELD), WITHHELD, "01").equals("1"));
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

  private static Optional<IndividualNumber> number(String digits) throws Wrong {
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    if (!FieldChecks.areDigits(digits, 12)) {
      throw new Wrong(ImportReason.INDIVIDUAL_NUMBER_WRONG, INDIVIDUAL_NUMBER);
    }
    Optional<IndividualNumber> number = IndividualNumber.parse(digits);
    if (number.isEmpty()) {
      throw new Wrong(ImportReason.INDIVIDUAL_NUMBER_CHECK_DIGIT, INDIVIDUAL_NUMBER);
    }
    return number;
  }

  private static String kana(String field) throws Wrong {
    FieldChecks.text(field, KANA, 100);
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      boolean katakana = c >= 'ァ' && c <= 'ヺ';
      if (!katakana && "ー・［］　 ".indexOf(c) < 0) {
        throw new Wrong(ImportReason.KANA_WRONG, KANA);
      }
    }
    return field;
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
