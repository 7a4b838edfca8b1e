package vrs.server.record;

import static vrs.server.record.EarlierDoseColumn.BIRTH_DATE;
import static vrs.server.record.EarlierDoseColumn.DOCTOR;
import static vrs.server.record.EarlierDoseColumn.GIVEN;
import static vrs.server.record.EarlierDoseColumn.GIVEN_IN;
import static vrs.server.record.EarlierDoseColumn.LOT;
import static vrs.server.record.EarlierDoseColumn.MUNICIPALITY;
import static vrs.server.record.EarlierDoseColumn.NUMBER;
import static vrs.server.record.EarlierDoseColumn.PRODUCT;
import static vrs.server.record.EarlierDoseColumn.RECEIVED;
import static vrs.server.record.EarlierDoseColumn.SITE;
import static vrs.server.record.EarlierDoseColumn.TICKET;
import static vrs.server.record.EarlierDoseColumn.WHENCE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vrs.server.municipality.LotNumber;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Municipality;
import vrs.server.platform.AreaCode;
import vrs.server.record.FieldChecks.Wrong;

/// Turns the fields of a line into an earlier dose, or says which rule of the format they break.
final class EarlierDoseParser {
  private final ImportHeader header;
  private final AreaCode own;
  private final MasterData master;
  private final LocalDate today;

  /// @param own the municipality that sends the file
  /// @param today the day in Japan
  EarlierDoseParser(ImportHeader header, AreaCode own, MasterData master, LocalDate today) {
    this.header = header;
    this.own = own;
    this.master = master;
    this.today = today;
  }

  /// @throws Wrong D121 to D140, the first that is found
  EarlierDose parse(List<String> fields) throws Wrong {
    header.requireFit(fields);
    TicketNumber ticket =
        FieldChecks.ticket(
            header.field(fields, MUNICIPALITY),
            MUNICIPALITY,
            header.field(fields, TICKET),
            TICKET,
            own);
    int number =
        Integer.parseInt(FieldChecks.code(header.field(fields, NUMBER), NUMBER, "123456789"));
    LocalDate given = FieldChecks.day(header.field(fields, GIVEN), GIVEN, today);
    return new EarlierDose(
        ticket,
        number,
        given,
        givenIn(header.field(fields, GIVEN_IN), given),
        FieldChecks.text(header.field(fields, SITE), SITE, 60),
        FieldChecks.text(header.field(fields, DOCTOR), DOCTOR, 60),
        code(fields, PRODUCT),
        new LotNumber(code(fields, LOT)),
        born(fields, given),
        received(fields),
        whence(fields));
  }

  private Optional<BirthDate> born(List<String> fields, LocalDate given) throws Wrong {
    String written = header.has(BIRTH_DATE) ? header.field(fields, BIRTH_DATE) : "";
    if (written.isEmpty()) {
      return Optional.empty();
    }
    BirthDate born = FieldChecks.writtenBirthDate(written, BIRTH_DATE, today);
    if (given.isBefore(born.earliest())) {
      throw new Wrong(ImportReason.DATE_BEFORE_BIRTH, GIVEN);
    }
    return Optional.of(born);
  }

  private Optional<LocalDate> received(List<String> fields) throws Wrong {
    String written = header.has(RECEIVED) ? header.field(fields, RECEIVED) : "";
    return written.isEmpty()
        ? Optional.empty()
        : Optional.of(FieldChecks.day(written, RECEIVED, today));
  }

  private Optional<Whence> whence(List<String> fields) throws Wrong {
    String written = header.has(WHENCE) ? header.field(fields, WHENCE) : "";
    if (written.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Whence.of(written)
            .orElseThrow(() ->
                new Wrong(
                    ImportReason.CODE_WRONG,
                    Map.of("column", WHENCE.heading(), "codes", Whence.all()))));
  }

  private AreaCode givenIn(String code, LocalDate given) throws Wrong {
    if (!AreaCode.isValid(code)) {
      throw new Wrong(ImportReason.MUNICIPALITY_CODE_WRONG, GIVEN_IN);
    }
    return master
        .municipality(code, given)
        .map(Municipality::area)
        .orElseThrow(() -> new Wrong(ImportReason.MUNICIPALITY_NOT_ON_THAT_DAY, GIVEN_IN));
  }

  private String code(List<String> fields, EarlierDoseColumn column) throws Wrong {
    return FieldChecks.text(FieldChecks.required(header.field(fields, column), column), column, 20);
  }
}
