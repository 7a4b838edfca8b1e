package vrs.server.request;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Area;
import vrs.server.record.PersonMerges;

/// Everything that is held on a person (保有個人情報), table by table, as the rows stand there. A column
/// that is added to one of these tables is disclosed without a change here; a test asks for its
/// label.
@Component
final class HeldData {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// @param title of its section, after `held.`
  /// @param row the table whose columns the rows have
  record Kind(String title, String row, String statement) {}

  /// The person's own, and what was registered of the person a second time.
  private static final String HIS = "(person = :person or person in (" + PersonMerges.GONE + "))";

  static final List<Kind> KINDS =
      List.of(
          new Kind(
              "person",
              "person",
              "select to_json(p) from person p where area = :area and id = :person"),
          new Kind(
              "names",
              "person_name",
              """
              select to_json(n) from person_name n where area = :area and person = :person
               order by kind
              """),
          new Kind(
              "addresses",
              "person_address",
              """
              select to_json(a) from person_address a where area = :area and %s
               order by person <> :person desc, version
              """
                  .formatted(HIS)),
          new Kind(
              "tickets",
              "ticket",
              """
              select to_json(t) from ticket t where area = :area and person = :person
               order by issued, number
              """),
          new Kind(
              "doses",
              "dose",
              """
              select to_json(d) from dose d where area = :area and person = :person
               order by given, number
              """),
          new Kind(
              "conflicts",
              "dose_conflict",
              """
              select to_json(c) from dose_conflict c where area = :area and person = :person
               order by recorded
              """),
          new Kind(
              "dose-versions",
              "dose_version",
              """
              select to_json(v)
                from dose d
               cross join lateral (
                      select * from dose_version where area = :area and dose = d.id offset 0) v
               where d.area = :area and d.person = :person
               order by d.given, d.number, v.version
              """),
          new Kind(
              "person-versions",
              "person_version",
              """
              select to_json(v) from person_version v where area = :area and %s
               order by person <> :person desc, version
              """
                  .formatted(HIS)),
          new Kind(
              "merges",
              "person_merge",
              """
              select json_build_object(
                       'made', made, 'undone', undone, 'why', why,
                       'content',
                       case when undone is null or other_person = :person
                            then rows -> 'person' else '{}' end)
                from person_merge
               where area = :area and (person = :person or other_person = :person)
               order by made
              """),
          new Kind(
              "readings",
              "reading",
              """
              select to_json(r)
                from dose d
               cross join lateral (
                      select distinct origin_id
                        from dose_version
                       where area = :area and dose = d.id and origin = 'READING' offset 0) v
               cross join lateral (
                      select * from reading where area = :area and id = v.origin_id limit 1) r
               where d.area = :area and d.person = :person
               order by r.taken
              """),
          new Kind(
              "issues",
              "issue",
              """
              select to_json(i) from issue i where area = :area and person = :person
               order by issued
              """),
          new Kind(
              "requests",
              "person_request",
              """
              select to_json(r) from person_request r where area = :area and person = :person
               order by year, number
              """),
          new Kind(
              "notices",
              "person_notice",
              """
              select to_json(n) from person_notice n where area = :area and person = :person
               order by made
              """));

  /// The rows of a kind, each with its columns in their order.
  List<Map<String, Object>> rows(Area area, Kind kind, UUID person) {
    return area.sql(kind.statement())
        .param("person", person)
        .query((row, _) ->
            JSON.readValue(row.getString(1), new TypeReference<Map<String, Object>>() {}))
        .list();
  }
}
