package vrs.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Area;

/// The table of the further names of persons, each with its search keys.
@Component
final class PersonNames {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Puts the names that [#finished] wrote beside each line.
  static final String ADD =
      """
      insert into person_name (area, person, kind, name, kana, name_key, kana_key)
      select :area, line.id, n.kind, n.name, n.kana, n.name_key, n.kana_key
        from line
       cross join lateral jsonb_to_recordset(line.names)
             as n (kind text, name text, kana text, name_key text, kana_key text)
       where line.names is not null
      """;

  private static final String BY_KANA = byKey("kana_key");
  private static final String BY_NAME = byKey("name_key");

  private static String byKey(String key) {
    return """
    select p.*, n.kind as found_kind, n.name as found_name, n.kana as found_kana
      from person_name n
     cross join lateral (
            select * from person where area = :area and id = n.person limit 1) p
     where n.area = :area and n.%1$s ~>=~ :from and n.%1$s ~<~ :to
       and n.kana_key like all (cast(:inKana as text[]))
       and n.name_key like all (cast(:inName as text[]))
       and p.birth_date >= :bornFrom and p.birth_date <= :bornTo
       and not p.protected
     order by n.%1$s using ~<~
     limit :most
    """
        .formatted(key);
  }

  /// Persons one of whose further names is looked for, in the order of its key; protected persons
  /// are not found this way.
  List<FoundPerson> find(Area area, NameSearch search, int most) {
    return search
        .bind(area.sql(search.kana() ? BY_KANA : BY_NAME))
        .param("most", most)
        .query((row, _) -> new FoundPerson(Persons.person(row), found(row), false))
        .list();
  }

  /// The further name by which somebody was found, if there is one in the row.
  static Optional<PersonName> found(ResultSet row) throws SQLException {
    String kind = row.getString("found_kind");
    return kind == null
        ? Optional.empty()
        : Optional.of(
            new PersonName(
                NameKind.valueOf(kind), row.getString("found_name"), row.getString("found_kana")));
  }

  /// Takes all names of these persons away: those that stay are put again.
  void delete(Area area, Object ids) {
    area.sql(
            """
            delete from person_name
             where area = :area and person = any(cast(:persons as uuid[]))
            """)
        .param("persons", ids)
        .update();
  }

  /// Puts the names of one person in place of those before.
  void replace(Area area, UUID person, String name, String kana, List<PersonName> names) {
    delete(area, new UUID[] {person});
    finished(name, kana, names)
        .ifPresent(rows ->
            area.sql(
                    "with line as (select cast(:person as uuid) as id, cast(:names as jsonb) as names) "
                        + ADD)
                .param("person", person)
                .param("names", rows)
                .update());
  }

  List<PersonName> of(Area area, UUID person) {
    return area.sql(together(":person"))
        .param("person", person)
        .query((row, _) -> taken(row.getString("names")))
        .single();
  }

  /// A row of one column `names` with all names of a person, for [#taken].
  ///
  /// @param person an expression
  static String together(String person) {
    return """
    select jsonb_agg(jsonb_build_object('kind', kind, 'name', name, 'kana', kana)) as names
      from person_name
     where area = :area and person = %s and kind <> 'IN_BRACKETS'
    """
        .formatted(person);
  }

  /// In the order of their kinds.
  static List<PersonName> taken(@Nullable String names) {
    return names == null
        ? List.of()
        : JSON.readValue(names, new TypeReference<List<PersonName>>() {}).stream()
            .sorted((a, b) -> a.kind().compareTo(b.kind()))
            .toList();
  }

  /// The search keys of a further name.
  record Keys(String name, String kana) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  /// @param registered the person's name, which tells the given name behind a surname
  static Keys keys(PersonName name, String registered, String registeredKana) {
    NameParts whole = NameParts.of(registered);
    NameParts kana = NameParts.of(registeredKana);
    return switch (name.kind()) {
      case FORMER_SURNAME ->
          keys(whole.whole(name.name()), name.kana().isEmpty() ? "" : kana.whole(name.kana()));
      case ALIAS, ROMAN -> keys(name.name(), name.kana());
      case IN_BRACKETS -> keys(whole.before(), kana.before());
    };
  }

  private static Keys keys(String name, String kana) {
    String key = SearchKey.of(name).text();
    return new Keys(key, kana.isEmpty() ? key : SearchKey.of(kana).text());
  }

  /// The rows of a person's names with their keys, as one document; empty where there are none.
  ///
  /// @param name as registered
  static Optional<String> finished(String name, String kana, List<PersonName> names) {
    var all = new ArrayList<>(names);
    if (!NameParts.of(name).before().isEmpty()) {
      all.add(new PersonName(NameKind.IN_BRACKETS, name, kana));
    }
    if (all.isEmpty()) {
      return Optional.empty();
    }
    var rows = new ArrayList<Map<String, String>>();
    for (PersonName each : all) {
      Keys keys = keys(each, name, kana);
      var row = new LinkedHashMap<String, String>();
      row.put("kind", each.kind().name());
      row.put("name", each.name());
      row.put("kana", each.kana());
      row.put("name_key", keys.name());
      row.put("kana_key", keys.kana());
      rows.add(row);
    }
    return Optional.of(JSON.writeValueAsString(rows));
  }
}
