package vrs.server.record;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vrs.card.IndividualNumber;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Finds persons of the own municipality for its staff. Each search leaves an entry in the log.
@Component
public final class FindPersons {
  static final int MOST = 50;
  private final Areas areas;
  private final AreaKeys keys;
  private final Persons persons;
  private final Tickets tickets;
  private final Audit audit;

  FindPersons(Areas areas, AreaKeys keys, Persons persons, Tickets tickets, Audit audit) {
    this.areas = areas;
    this.keys = keys;
    this.persons = persons;
    this.tickets = tickets;
    this.audit = audit;
  }

  /// What is searched for.
  ///
  /// @param key a ticket number, an Individual Number or a ledger number; exact
  /// @param kana how the name begins, in any kana
  /// @param born empty, or a birth date that narrows the search by kana
  public record Search(String key, String kana, String born) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  /// @param more whether there were more than [#MOST]
  public record Found(List<Person> persons, boolean more) {
    public Found {
      persons = List.copyOf(persons);
    }
  }

  /// @throws Refusal D153 if that would find nearly everybody, or is no number
  public Found find(Actor actor, Search search) {
    boolean exact = !search.key().isBlank();
    List<Person> found =
        areas.read(
            actor.office(), area -> exact ? byKey(area, search.key()) : byKana(area, search));
    audit.look(
        actor.office(),
        Deed.of(actor, RecordAction.PERSON_SEARCH)
            .with("by", exact ? "number" : "kana")
            .with("found", Math.min(found.size(), MOST)));
    return new Found(found.stream().limit(MOST).toList(), found.size() > MOST);
  }

  private List<Person> byKey(Area area, String text) {
    String key = text.strip();
    if (TicketNumber.isValid(key)) {
      Optional<Person> holder =
          tickets
              .byNumber(area, new TicketNumber(area.code(), key))
              .flatMap(ticket -> persons.byId(area, ticket.person()));
      if (holder.isPresent()) {
        return List.of(holder.get());
      }
    }
    Optional<IndividualNumber> number = IndividualNumber.parse(key);
    if (number.isPresent()) {
      byte[] lookup = PersonNumbers.lookup(keys.of(area), number.get());
      List<Person> owner = List.copyOf(persons.byNumbers(area, List.of(lookup)).values());
      if (!owner.isEmpty()) {
        return owner;
      }
    }
    return persons.byLedgerNumber(area, key).stream().toList();
  }

  private List<Person> byKana(Area area, Search search) {
    SearchKey prefix = SearchKey.of(search.kana());
    String born = search.born().strip();
    if (prefix.text().length() < 2 || !(born.isEmpty() || BirthDate.isValid(born))) {
      throw new Refusal(ImportReason.SEARCH_TOO_WIDE);
    }
    return persons.bySearchKey(
        area, prefix, Optional.of(born).filter(BirthDate::isValid).map(BirthDate::new), MOST + 1);
  }
}
