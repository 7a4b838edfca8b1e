package vrs.server.record;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// The table of tickets.
@Component
public final class Tickets {

  /// The ticket, if this municipality issued it.
  public Optional<Ticket> byNumber(Area area, TicketNumber number) {
    return Optional.ofNullable(byNumbers(area, List.of(number)).get(number));
  }

  /// Makes others who register on the same tickets wait until this transaction ends. Works also for
  /// numbers that were never issued.
  void lock(Area area, Collection<TicketNumber> numbers) {
    area.sql(
            """
            select pg_advisory_xact_lock(hashtextextended(:area || number, 0))
              from (select number from unnest(:numbers) as given (number) order by number) as ordered
            """)
        .param("numbers", numbers.stream().map(TicketNumber::digits).toArray(String[]::new))
        .query((_, _) -> true)
        .list();
  }

  /// The tickets that exist among these numbers, in one statement.
  public Map<TicketNumber, Ticket> byNumbers(Area area, Collection<TicketNumber> numbers) {
    return area
        .sql(
            """
            select number, person, issued, voided
              from ticket
             where area = :area and number = any(:numbers)
            """)
        .param("numbers", numbers.stream().map(TicketNumber::digits).toArray(String[]::new))
        .query((row, _) ->
            new Ticket(
                new TicketNumber(area.code(), row.getString("number")),
                row.getObject("person", UUID.class),
                row.getDate("issued").toLocalDate(),
                Persons.day(row.getDate("voided"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Ticket::number, Function.identity()));
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
        .query((row, _) ->
            new Ticket(
                new TicketNumber(area.code(), row.getString("number")),
                row.getObject("person", UUID.class),
                row.getDate("issued").toLocalDate(),
                Persons.day(row.getDate("voided"))))
        .list();
  }
}
