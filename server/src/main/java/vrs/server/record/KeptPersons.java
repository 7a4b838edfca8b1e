package vrs.server.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vrs.card.IndividualNumber;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCipher;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Refusal;
import vrs.server.platform.SealedBytes;

/// The persons of the register with all their items, one by one, as the counter changes them. Each
/// change is a further version; whoever rests on the person is told by the caller.
@Component
final class KeptPersons {
  private static final int LONGEST_REASON = 200;

  private static final String READ =
      """
      select p.*, n.names, a.sealed as address
        from person p
        left join person_address a
          on a.area = :area and a.person = p.id and a.version = p.version
       cross join lateral (%s) n
       where p.area = :area and p.id = :id
      """
          .formatted(PersonNames.together("p.id"));

  private static final String LOCKED = READ + " for update of p";

  private static final String ADD =
      """
      insert into person (area, id, ledger_number, number_lookup, number_sealed, name, kana,
                          search_key, name_key, birth_date, sex, moved_in, moved_out, died, protected,
                          version)
      values (:area, :id, :ledger, :lookup, :sealed, :name, :kana, :searchKey, :nameKey, :birth, :sex,
              :movedIn, :movedOut, :died, :protected, :version)
      """;

  private static final String CHANGE =
      """
      update person
         set ledger_number = :ledger, number_lookup = :lookup, number_sealed = :sealed, name = :name,
             kana = :kana, search_key = :searchKey, name_key = :nameKey, birth_date = :birth, sex = :sex,
             moved_in = :movedIn, moved_out = :movedOut, died = :died, protected = :protected,
             version = :version
       where area = :area and id = :id
      """;

  private final AreaKeys keys;
  private final PersonNames names;
  private final PersonAddresses addresses;
  private final PersonVersions versions;
  private final Tickets tickets;

  /// A person with all items.
  record Kept(Person person, PersonItems items) {
    UUID id() {
      return person.id();
    }

    int version() {
      return person.version();
    }

    @Override
    public String toString() {
      return person.toString();
    }
  }

  KeptPersons(
      AreaKeys keys,
      PersonNames names,
      PersonAddresses addresses,
      PersonVersions versions,
      Tickets tickets) {
    this.keys = keys;
    this.names = names;
    this.addresses = addresses;
    this.versions = versions;
    this.tickets = tickets;
  }

  /// @throws Refusal D151
  Kept of(Area area, UUID id) {
    return read(area, READ, id);
  }

  /// As [#of], for somebody who is about to change the person, whom nobody else changes meanwhile.
  ///
  /// @param reason needed for a protected person
  /// @throws Refusal D151, D152
  Kept locked(Area area, UUID id, String reason) {
    Kept kept = read(area, LOCKED, id);
    if (kept.person().withheld() && (reason.isBlank() || reason.length() > LONGEST_REASON)) {
      throw new Refusal(ImportReason.REASON_NEEDED);
    }
    return kept;
  }

  private Kept read(Area area, String statement, UUID id) {
    AreaCipher cipher = keys.of(area);
    return area.sql(statement)
        .param("id", id)
        .query((row, _) -> kept(cipher, row))
        .optional()
        .orElseThrow(() -> new Refusal(ImportReason.NO_SUCH_PERSON));
  }

  private static Kept kept(AreaCipher cipher, ResultSet row) throws SQLException {
    Person person = Persons.person(row);
    var texts = new EnumMap<PersonItem, String>(PersonItem.class);
    texts.put(PersonItem.NAME, person.name());
    texts.put(PersonItem.KANA, person.kana());
    for (PersonName name : PersonNames.taken(row.getString("names"))) {
      PersonItem.of(name.kind()).ifPresent(item -> texts.put(item, name.name()));
      PersonItem.ofKana(name.kind()).ifPresent(item -> texts.put(item, name.kana()));
    }
    texts.put(PersonItem.BIRTH_DATE, person.birthDate().text());
    texts.put(PersonItem.SEX, person.sex().code());
    texts.put(PersonItem.LEDGER_NUMBER, person.ledgerNumber().orElse(""));
    texts.put(
        PersonItem.INDIVIDUAL_NUMBER, number(cipher, person.id(), row.getBytes("number_sealed")));
    Persons.day(row.getDate("moved_in"))
        .ifPresent(day -> texts.put(PersonItem.MOVED_IN, day.toString()));
    person.movedOut().ifPresent(day -> texts.put(PersonItem.MOVED_OUT, day.toString()));
    person.died().ifPresent(day -> texts.put(PersonItem.DIED, day.toString()));
    texts.put(PersonItem.WITHHELD, person.withheld() ? "1" : "");
    PersonAddresses.opened(cipher, person.id(), row.getBytes("address"))
        .ifPresent(address -> texts.put(PersonItem.ADDRESS, address));
    return new Kept(person, new PersonItems(texts));
  }

  private static String number(AreaCipher cipher, UUID person, byte @Nullable [] sealed) {
    return sealed == null
        ? ""
        : new String(cipher.open(SealedBytes.of(sealed), PersonNumbers.place(person)), US_ASCII);
  }

  /// Adds a person with a first ticket, as version 1.
  ///
  /// @throws Refusal D623 to D625 if a number is somebody else's
  void add(Area area, UUID id, PersonItems items, Source source, TicketChange ticket) {
    write(area, ADD, id, 1, items, source, List.of(ticket));
  }

  /// Changes a person and tickets of the person, as the next version.
  ///
  /// @throws Refusal D623 to D625 if a number is somebody else's
  void change(
      Area area, Kept before, PersonItems items, Source source, List<TicketChange> changes) {
    write(area, CHANGE, before.id(), before.version() + 1, items, source, changes);
  }

  private void write(
      Area area,
      String statement,
      UUID id,
      int version,
      PersonItems items,
      Source source,
      List<TicketChange> changes) {
    AreaCipher cipher = keys.of(area);
    byte[] sealed =
        items
            .ifAny(PersonItem.INDIVIDUAL_NUMBER)
            .map(digits -> cipher.seal(digits.getBytes(US_ASCII), PersonNumbers.place(id)).bytes())
            .orElse(null);
    // A site that registers on the number has done so, or will see the ticket.
    area.lock(
        changes.stream()
            .filter(each -> each.was().isEmpty())
            .map(TicketChange::number)
            .collect(Collectors.toSet()));
    try {
      bound(area.sql(statement), cipher, items)
          .param("id", id)
          .param("version", version)
          .param("sealed", sealed)
          .update();
      tickets.apply(area, id, changes);
    } catch (DuplicateKeyException e) {
      throw taken(e);
    }
    names.replace(area, id, items.get(PersonItem.NAME), items.get(PersonItem.KANA), items.names());
    items
        .ifAny(PersonItem.ADDRESS)
        .ifPresent(address -> addresses.add(area, cipher, id, version, address));
    versions.add(area, id, version, source, PersonContent.write(items, sealed, changes));
  }

  private static JdbcClient.StatementSpec bound(
      JdbcClient.StatementSpec statement, AreaCipher cipher, PersonItems items) {
    String name = items.get(PersonItem.NAME);
    String kana = items.get(PersonItem.KANA);
    return statement
        .param("ledger", items.ifAny(PersonItem.LEDGER_NUMBER).orElse(null))
        .param(
            "lookup",
            items
                .ifAny(PersonItem.INDIVIDUAL_NUMBER)
                .map(digits -> PersonNumbers.lookup(cipher, new IndividualNumber(digits)))
                .orElse(null))
        .param("name", name)
        .param("kana", kana)
        .param("searchKey", SearchKey.of(kana, name).text())
        .param("nameKey", SearchKey.ofName(name).text())
        .param("birth", items.get(PersonItem.BIRTH_DATE))
        .param("sex", items.get(PersonItem.SEX))
        .param("movedIn", items.day(PersonItem.MOVED_IN).orElse(null), Types.DATE)
        .param("movedOut", items.day(PersonItem.MOVED_OUT).orElse(null), Types.DATE)
        .param("died", items.day(PersonItem.DIED).orElse(null), Types.DATE)
        .param("protected", items.withheld());
  }

  /// Which key another has.
  private static Refusal taken(DuplicateKeyException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("person_by_number")) {
      return new Refusal(PersonReason.INDIVIDUAL_NUMBER_OF_ANOTHER);
    }
    return new Refusal(
        message.contains("person_by_ledger")
            ? PersonReason.LEDGER_NUMBER_OF_ANOTHER
            : PersonReason.TICKET_TAKEN);
  }

  /// The items of an earlier version.
  Optional<PersonItems> items(Area area, UUID person, int version) {
    return versions.of(area, person, version).map(found -> items(area, person, found));
  }

  /// All items of a version, with the address that lies apart.
  PersonItems items(Area area, UUID person, PersonVersions.Version version) {
    AreaCipher cipher = keys.of(area);
    PersonItems items = PersonContent.items(cipher, person, version.content());
    return addresses
        .of(area, cipher, person, version.number())
        .map(address -> items.with(PersonItem.ADDRESS, address))
        .orElse(items);
  }
}
