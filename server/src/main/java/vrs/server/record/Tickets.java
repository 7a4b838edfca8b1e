package vrs.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.record.FurtherItems.TicketItems;

/// The table of tickets.
@Component
public final class Tickets {

  /// The ticket, if this municipality issued it.
  public Optional<Ticket> byNumber(Area area, TicketNumber number) {
    return area.sql(
            """
            select number, person, issued, voided
              from ticket
             where area = :area and number = :number
            """)
        .param("number", number.digits())
        .query((row, _) -> ticket(area, row))
        .optional();
  }

  /// The tickets of a person, latest first.
  List<Ticket> of(Area area, UUID person) {
    return area.sql(
            """
            select number, person, issued, voided
              from ticket
             where area = :area and person = :person
             order by issued desc, number
            """)
        .param("person", person)
        .query((row, _) -> ticket(area, row))
        .list();
  }

  /// What is told of a ticket beside its day.
  static TicketItems items(ResultSet row) throws SQLException {
    return new TicketItems(
        Optional.ofNullable(row.getString("reissued")).map(ReissueReason::valueOf),
        Persons.day(row.getDate("voided")),
        Optional.ofNullable(row.getString("void_reason")).map(VoidReason::valueOf));
  }

  private static Ticket ticket(Area area, ResultSet row) throws SQLException {
    return new Ticket(
        new TicketNumber(area.code(), row.getString("number")),
        row.getObject("person", UUID.class),
        row.getDate("issued").toLocalDate(),
        Persons.day(row.getDate("voided")));
  }
}
