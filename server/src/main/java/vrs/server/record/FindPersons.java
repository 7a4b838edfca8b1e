package vrs.server.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vrs.card.IndividualNumber;
import vrs.reading.TicketLine;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.municipality.Masters;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Finds persons of the own municipality for its staff, by whatever was typed into one box: a
/// number or a name, a birth date or both. Each search leaves an entry in the log.
///
/// Protected persons are found by their exact number only.
@Component
public final class FindPersons {
  static final int MOST = 50;

  /// So many are looked at to show the nearest of them first.
  private static final int LOOKED_AT = 300;

  /// Shorter names would find half the town; one Chinese character is a surname.
  private static final int SHORTEST_READING = 2;

  private final Areas areas;
  private final AreaKeys keys;
  private final Masters masters;
  private final Persons persons;
  private final PersonNames names;
  private final Tickets tickets;
  private final Audit audit;

  FindPersons(
      Areas areas,
      AreaKeys keys,
      Masters masters,
      Persons persons,
      PersonNames names,
      Tickets tickets,
      Audit audit) {
    this.areas = areas;
    this.keys = keys;
    this.masters = masters;
    this.persons = persons;
    this.names = names;
    this.tickets = tickets;
    this.audit = audit;
  }

  /// @param more whether there were more than [#MOST]
  public record Found(List<FoundPerson> persons, boolean more) {
    public Found {
      persons = List.copyOf(persons);
    }
  }

  /// @throws Refusal D153 if that would find nearly everybody, D631 and D632, M202 to M204
  public Found find(Actor actor, String typed) {
    SearchText text = SearchText.of(typed);
    refuseTooWide(text);
    List<FoundPerson> found = areas.read(actor.office(), area -> find(area, text));
    audit.look(
        actor.office(),
        Deed.of(actor, RecordAction.PERSON_SEARCH)
            .with("by", kind(text))
            .with("found", Math.min(found.size(), MOST)));
    return new Found(found.stream().limit(MOST).toList(), found.size() > MOST);
  }

  private static void refuseTooWide(SearchText text) {
    boolean day = text.born().filter(SearchText.BornIn::isDay).isPresent();
    boolean name =
        text.key().text().codePoints().anyMatch(Character::isIdeographic)
            || text.key().text().length() >= SHORTEST_READING
            || (text.born().isPresent() && !text.key().isEmpty());
    if (text.number().isEmpty() && !name && !day) {
      throw new Refusal(ImportReason.SEARCH_TOO_WIDE);
    }
  }

  private static String kind(SearchText text) {
    if (text.number().isPresent()) {
      return "number";
    }
    return text.names().isEmpty() ? "birth" : text.born().isPresent() ? "name+birth" : "name";
  }

  private List<FoundPerson> find(Area area, SearchText text) {
    List<FoundPerson> numbered =
        text.number().map(number -> byNumber(area, number)).orElse(List.of());
    if (!numbered.isEmpty() || (text.names().isEmpty() && text.born().isEmpty())) {
      return numbered;
    }
    boolean day = text.born().filter(SearchText.BornIn::isDay).isPresent();
    if (text.names().isEmpty() && !day) {
      throw new Refusal(ImportReason.SEARCH_TOO_WIDE); // a year, and no number of that kind
    }
    Map<UUID, FoundPerson> all = new LinkedHashMap<>();
    if (day) {
      persons
          .byBirthDate(area, NameSearch.onDay(text), LOOKED_AT)
          .forEach(one -> all.put(one.person().id(), one));
    }
    for (NameSearch search : NameSearch.of(text)) {
      persons
          .byName(area, search, LOOKED_AT)
          .forEach(one -> all.putIfAbsent(one.person().id(), one));
      names.find(area, search, LOOKED_AT).forEach(one -> all.putIfAbsent(one.person().id(), one));
    }
    return nearestFirst(text, all.values().stream().toList());
  }

  private List<FoundPerson> byNumber(Area area, String number) {
    var found = new LinkedHashMap<UUID, Person>();
    var all = new ArrayList<Optional<Person>>();
    all.add(persons.byLedgerNumber(area, number));
    switch (number.length()) {
      case 10 -> all.add(holder(area, number));
      case 12 -> all.add(owner(area, number));
      case TicketLine.LENGTH -> all.add(ofLine(area, number));
      default -> {}
    }
    all.stream().flatMap(Optional::stream).forEach(person -> found.put(person.id(), person));
    return found.values().stream()
        .map(person -> new FoundPerson(person, Optional.empty(), false))
        .toList();
  }

  private Optional<Person> holder(Area area, String ticket) {
    return TicketNumber.isValid(ticket)
        ? tickets
            .byNumber(area, new TicketNumber(area.code(), ticket))
            .flatMap(each -> persons.byId(area, each.person()))
        : Optional.empty();
  }

  private Optional<Person> owner(Area area, String digits) {
    return IndividualNumber.parse(digits)
        .map(number -> PersonNumbers.lookup(keys.of(area), number))
        .flatMap(lookup -> persons.byNumbers(area, List.of(lookup)).values().stream().findFirst());
  }

  private Optional<Person> ofLine(Area area, String digits) {
    return switch (TicketLine.parse(digits)) {
      case TicketLine.Accepted(TicketLine line) -> {
        if (masters.current().areaOf(line.municipality()).filter(area.code()::equals).isEmpty()) {
          throw new Refusal(
              PersonReason.TICKET_OF_ANOTHER_MUNICIPALITY, Map.of("code", line.municipality()));
        }
        yield holder(area, line.number());
      }
      case TicketLine.Refused _ -> Optional.empty();
    };
  }

  /// Who is spelled as typed comes before who is only similar, and who has no more to the name than
  /// was typed before the others.
  private static List<FoundPerson> nearestFirst(SearchText text, List<FoundPerson> found) {
    return found.stream()
        .map(one -> new FoundPerson(one.person(), one.by(), isSimilar(text, one)))
        .sorted(
            Comparator.comparing(FoundPerson::similar)
                .thenComparing(one -> !isSurname(text, one))
                .thenComparing(one -> one.person().kana())
                .thenComparing(one -> one.person().birthDate().text()))
        .toList();
  }

  private static boolean isSimilar(SearchText text, FoundPerson found) {
    List<SearchKeySpelling> spellings =
        Stream.of(NameParts.of(found.kana()), NameParts.of(found.name()))
            .flatMap(name -> Stream.of(name.now(), name.before()))
            .map(SearchKeySpelling::of)
            .toList();
    return !text.names().stream()
        .map(SearchKeySpelling::of)
        .allMatch(part -> spellings.stream().anyMatch(whole -> whole.contains(part)));
  }

  private static boolean isSurname(SearchText text, FoundPerson found) {
    SearchKey key = text.key();
    return key.equals(SearchKey.of(NameParts.of(found.kana()).surname()))
        || key.equals(SearchKey.of(NameParts.of(found.name()).surname()));
  }
}
