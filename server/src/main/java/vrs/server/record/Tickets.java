package vrs.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /// Every ticket of a person as it is now, latest first.
  Map<String, TicketChange.State> states(Area area, UUID person) {
    var states = new LinkedHashMap<String, TicketChange.State>();
    area.sql(
            """
            select number, issued, reissued, voided, void_reason
              from ticket
             where area = :area and person = :person
             order by issued desc, number desc
            """)
        .param("person", person)
        .query(row -> {
          states.put(
              row.getString("number"),
              new TicketChange.State(row.getDate("issued").toLocalDate(), items(row)));
        });
    return states;
  }

  /// Brings tickets of a person into the state that the changes tell.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException if a new number was issued before
  void apply(Area area, UUID person, List<TicketChange> changes) {
    for (TicketChange change : changes) {
      if (change.now().isEmpty()) {
        area.sql("delete from ticket where area = :area and number = :number and person = :person")
            .param("number", change.number())
            .param("person", person)
            .update();
      } else {
        put(area, person, change.number(), change.now().get(), change.was().isEmpty());
      }
    }
  }

  private static void put(
      Area area, UUID person, String number, TicketChange.State state, boolean fresh) {
    String statement =
        fresh
            ? """
            insert into ticket (area, number, person, issued, reissued, voided, void_reason)
            values (:area, :number, :person, :issued, :reissued, :voided, :reason)
            """
            : """
            update ticket
               set issued = :issued, reissued = :reissued, voided = :voided, void_reason = :reason
             where area = :area and number = :number and person = :person
            """;
    area.sql(statement)
        .param("number", number)
        .param("person", person)
        .param("issued", state.issued())
        .param("reissued", state.items().reissued().map(Enum::name).orElse(null), Types.VARCHAR)
        .param("voided", state.items().voided().orElse(null), Types.DATE)
        .param("reason", state.items().voidReason().map(Enum::name).orElse(null), Types.VARCHAR)
        .update();
  }

  /// The next number that nobody has. A number under which a dose waits for its person is not free:
  /// it was printed somewhere, or misread, and the dose would become this person's.
  Optional<TicketNumber> nextFree(Area area) {
    return free(
            area,
            """
            select (coalesce((select number from ticket where area = :area
                               order by number desc limit 1), '0'))::bigint + step as number
              from generate_series(1, 100) as step
            """)
        .or(() -> free(area, GAPS));
  }

  /// Where the highest number has been issued: below numbers that stand alone.
  private static final String GAPS =
      """
      select t.number::bigint - 1 as number
        from ticket t
       where t.area = :area
         and not exists (
             select from ticket n
              where n.area = :area and n.number = lpad((t.number::bigint - 1)::text, 10, '0'))
       order by t.number desc
       limit 100
      """;

  private static Optional<TicketNumber> free(Area area, String candidates) {
    return area.sql(
            """
            select number
              from (select lpad(number::text, 10, '0') as number
                      from (%s) as candidate
                     where number between 1 and 9999999999) as free
             where not exists (
                   select from dose
                    where area = :area and person is null and ticket = free.number)
             limit 1
            """
                .formatted(candidates))
        .query((row, _) -> new TicketNumber(area.code(), row.getString("number")))
        .optional();
  }

  /// Whether a dose stands on the ticket.
  boolean isUsed(Area area, String number) {
    return area.sql("select exists (select from dose where area = :area and ticket = :number)")
        .param("number", number)
        .query(Boolean.class)
        .single();
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
