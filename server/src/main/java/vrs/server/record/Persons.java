package vrs.server.record;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// The table of persons.
@Component
public final class Persons {

  private static final String COLUMNS =
      """
      select id, ledger_number, name, kana, birth_date, sex, moved_out, died, protected, version
        from person
      """;

  static final String BY_KANA = byKey("search_key");
  static final String BY_NAME = byKey("name_key");

  static final String BY_BIRTH_DATE =
      """
      select p.*, n.kind as found_kind, n.name as found_name, n.kana as found_kana
        from person p
        left join lateral (
               select kind, name, kana from person_name
                where area = :area and person = p.id
                  and kana_key like all (cast(:inKana as text[]))
                  and name_key like all (cast(:inName as text[]))
                order by kind limit 1) n
          on true
       where p.area = :area and p.birth_date >= :bornFrom and p.birth_date <= :bornTo
         and not p.protected
         and ((p.search_key like all (cast(:inKana as text[]))
               and p.name_key like all (cast(:inName as text[])))
              or n.kind is not null)
       limit :most
      """;

  /// The birth date is compared as the index of the names has it. With the operators of the indexes
  /// that begin with the birth date, a generic plan reads all of the area through one of those.
  private static String byKey(String key) {
    return COLUMNS
        + """
         where area = :area and %1$s ~>=~ :from and %1$s ~<~ :to
           and birth_date ~>=~ :bornFrom and birth_date ~<=~ :bornTo
           and search_key like all (cast(:inKana as text[]))
           and name_key like all (cast(:inName as text[]))
           and not protected
         order by %1$s using ~<~
         limit :most
        """
            .formatted(key);
  }

  /// The persons of these Individual Numbers, in one statement.
  ///
  /// @param lookups the area's look-up values of the numbers
  /// @return by the hexadecimal look-up value; who is not known is absent
  public Map<String, Person> byNumbers(Area area, Collection<byte[]> lookups) {
    var found = new HashMap<String, Person>();
    area.sql(
            """
            select p.*
              from (select unnest(cast(:lookups as bytea[])) as lookup) as one
             cross join lateral (
                    select id, ledger_number, name, kana, birth_date, sex, moved_out, died, protected,
                           version, number_lookup
                      from person
                     where area = :area and number_lookup = one.lookup
                     limit 1) p
            """)
        .param("lookups", lookups.toArray(byte[][]::new))
        .query(row -> {
          found.put(HexFormat.of().formatHex(row.getBytes("number_lookup")), person(row));
        });
    return found;
  }

  public Optional<Person> byId(Area area, UUID id) {
    return area.sql(COLUMNS + " where area = :area and id = :id")
        .param("id", id)
        .query((row, _) -> person(row))
        .optional();
  }

  /// The person of a ledger number.
  Optional<Person> byLedgerNumber(Area area, String ledgerNumber) {
    return area.sql(COLUMNS + " where area = :area and ledger_number = :ledger")
        .param("ledger", ledgerNumber)
        .query((row, _) -> person(row))
        .optional();
  }

  /// Persons whose registered name is looked for, in the order of its key; protected persons are
  /// not found this way.
  List<FoundPerson> byName(Area area, NameSearch search, int most) {
    return search
        .bind(area.sql(search.kana() ? BY_KANA : BY_NAME))
        .param("most", most)
        .query((row, _) -> new FoundPerson(person(row), Optional.empty(), false))
        .list();
  }

  /// Persons who were born then and have a name, of whatever kind, that holds all of the parts;
  /// protected persons are not found this way.
  List<FoundPerson> byBirthDate(Area area, NameSearch search, int most) {
    return search
        .bind(area.sql(BY_BIRTH_DATE))
        .param("most", most)
        .query((row, _) -> new FoundPerson(person(row), PersonNames.found(row), false))
        .list();
  }

  static Person person(ResultSet row) throws SQLException {
    return new Person(
        row.getObject("id", UUID.class),
        Optional.ofNullable(row.getString("ledger_number")),
        row.getString("name"),
        row.getString("kana"),
        new BirthDate(row.getString("birth_date")),
        Sex.of(row.getString("sex")),
        day(row.getDate("moved_out")),
        day(row.getDate("died")),
        row.getBoolean("protected"),
        row.getInt("version"));
  }

  static Optional<LocalDate> day(@Nullable Date date) {
    return Optional.ofNullable(date).map(Date::toLocalDate);
  }
}
