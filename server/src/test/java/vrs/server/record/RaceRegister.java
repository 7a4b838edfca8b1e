package vrs.server.record;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vrs.races.Objection;
import vrs.races.Reference;
import vrs.races.Shot;
import vrs.server.platform.AreaCode;

/// The tables of one area before and after races, as the reference sees them.
final class RaceRegister {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> CONFLICTS = Set.of("D212", "D213", "D216");
  private static final Map<String, String> BY =
      Map.of(
          "READING", "SITE", "COUNTER", "HAND", "UNDO", "HAND", "IMPORT", "FILE", "LINK", "LINK",
          "RULES", "RULES");

  private static final String PERSONS =
      """
      with line as (
        select * from jsonb_to_recordset(cast(:rows as jsonb))
          as line (id uuid, base text, name text, kana text, version int, ticket text)),
      person as (
        insert into person (area, id, ledger_number, name, kana, search_key, name_key, birth_date, sex,
                            protected, version)
        select :area, id, 'L' || base, name, kana, '', '', '1980-05-05', '1', false, version from line)
      insert into person_version (area, person, version, recorded, actor, origin, why, content)
      select :area, id, v, now() - interval '1 hour', :account,
             case v when 1 then 'IMPORT' else 'COUNTER' end, '',
             jsonb_build_object('name', name, 'kana', kana, 'birth', '1980-05-05', 'sex', '1',
                                'ledger', 'L' || base)
             || case v when 1 then '{}'::jsonb else jsonb_build_object('tickets',
                  jsonb_build_array(jsonb_build_object('ticket', ticket, 'now',
                    jsonb_build_object('issued', '2026-01-10', 'reissued', 'LOST')))) end
        from line cross join lateral generate_series(1, version) as v
      """;

  private static final String TICKETS =
      """
      insert into ticket (area, number, person, issued, reissued)
      select :area, number, person, issued, case when issued > '2026-01-01' then 'LOST' end
        from jsonb_to_recordset(cast(:rows as jsonb))
          as line (number text, person uuid, issued date)
      """;

  private static final String DOSES =
      """
      insert into dose (area, id, ticket, person, product, number, lot, given, given_in, site, doctor,
                        state, findings, checked, version, recorded)
      select :area, id, content ->> 'ticket', cast(content ->> 'person' as uuid),
             content ->> 'product', cast(content ->> 'number' as int), content ->> 'lot',
             cast(content ->> 'given' as date), content ->> 'givenIn', content ->> 'site',
             content ->> 'doctor', content ->> 'state', content -> 'findings',
             cast(content ->> 'checked' as boolean), version, now() - interval '1 minute'
        from jsonb_to_recordset(cast(:rows as jsonb))
          as line (id uuid, version int, content jsonb)
      """;

  private static final String VERSIONS =
      """
      insert into dose_version (area, dose, version, recorded, actor, origin, why, content)
      select :area, id, version, now() - make_interval(secs => 60 - step), :account, origin, '',
             content
        from jsonb_to_recordset(cast(:rows as jsonb))
          as line (id uuid, version int, step int, origin text, content jsonb)
      """;

  private final AreaCode code;
  private final JdbcClient all;

  /// @param superuser sees the rows of all areas
  RaceRegister(AreaCode code, Connection superuser) {
    this.code = code;
    this.all = JdbcClient.create(new SingleConnectionDataSource(superuser, true));
  }

  private JdbcClient.StatementSpec sql(String statement) {
    return all.sql(statement).param("area", code.digits());
  }

  void clear() {
    for (String table :
        List.of(
            "person",
            "person_version",
            "person_name",
            "ticket",
            "dose",
            "dose_version",
            "dose_conflict",
            "import_batch",
            "import_chunk",
            "audit_entry",
            "audit_unsealed")) {
      sql("delete from " + table + " where area = :area").update();
    }
  }

  /// Writes the starts of rounds.
  void fill(List<RaceRound> rounds) {
    ArrayNode persons = JSON.createArrayNode();
    ArrayNode tickets = JSON.createArrayNode();
    ArrayNode doses = JSON.createArrayNode();
    ArrayNode versions = JSON.createArrayNode();
    for (RaceRound round : rounds) {
      Reference start = round.start();
      start.tickets.forEach((number, each) ->
          tickets
              .addObject()
              .put("number", number)
              .put("person", each.person())
              .put("issued", each.issued().toString()));
      var seen = new TreeSet<String>();
      start.tickets.forEach((number, each) -> {
        if (seen.add(each.person())) {
          boolean isFirst = number.endsWith("1");
          persons
              .addObject()
              .put("id", each.person())
              .put("base", round.base + (isFirst ? "" : "b"))
              .put("name", isFirst ? "見本　一" : "見本　二")
              .put("kana", isFirst ? "ミホン　イチ" : "ミホン　ニ")
              .put("version", start.persons.get(each.person()).version())
              .put("ticket", round.base + 2);
        }
      });
      start.doses.forEach((id, each) -> row(doses, id, each.version(), content(each, false)));
      start.versions.forEach((id, own) -> {
        int version = 1;
        for (Reference.Version each : own) {
          row(versions, id, version++, content(each.said(), each.withdrawn()))
              .put("step", each.step())
              .put("origin", origin(each.by()));
        }
      });
    }
    sql(PERSONS).param("rows", persons.toString()).param("account", RaceDesk.ACCOUNT).update();
    sql(TICKETS).param("rows", tickets.toString()).update();
    sql(DOSES).param("rows", doses.toString()).update();
    sql(VERSIONS).param("rows", versions.toString()).param("account", RaceDesk.ACCOUNT).update();
  }

  private static ObjectNode row(ArrayNode rows, String id, int version, ObjectNode content) {
    ObjectNode row = rows.addObject().put("id", id).put("version", version);
    row.set("content", content);
    return row;
  }

  private static String origin(String by) {
    return switch (by) {
      case "SITE" -> "READING";
      case "HAND" -> "COUNTER";
      default -> by;
    };
  }

  private ObjectNode content(Shot dose, boolean withdrawn) {
    ObjectNode content = JSON.createObjectNode();
    content.put("ticket", dose.ticket());
    if (!dose.person().isEmpty()) {
      content.put("person", dose.person());
    }
    content.put("product", RaceDesk.PRODUCT).put("number", dose.number());
    content.put("lot", RaceDesk.LOT).put("given", dose.given().toString());
    content.put("givenIn", code.digits()).put("site", RaceDesk.SITE);
    content.put("doctor", RaceDesk.DOCTOR).put("state", dose.state());
    content.put("checked", dose.checked());
    ArrayNode findings = content.putArray("findings");
    for (Objection each : dose.objections()) {
      ObjectNode finding = findings.addObject().put("rule", each.rule());
      finding.put("weight", weight(each.rule())).put("accepted", each.accepted());
      ObjectNode details = finding.putObject("details");
      each.details().forEach(details::put);
    }
    if (withdrawn) {
      content.put("withdrawn", true);
    }
    return content;
  }

  private static String weight(String rule) {
    return switch (rule) {
      case "D203" -> "IMPOSSIBLE";
      case "D222" -> "REASON";
      default -> CONFLICTS.contains(rule) ? "CONFLICT" : "DOUBTFUL";
    };
  }

  /// The doses that files brought, by round and the reference's ids.
  void nameDoses(RaceRound round) {
    for (UUID batch : round.batches) {
      all.sql(
              """
              select dose, content ->> 'ticket' as ticket, content ->> 'number' as number
                from dose_version
               where area = :area and origin = 'IMPORT' and origin_id = :batch and version = 1
              """)
          .param("area", code.digits())
          .param("batch", batch)
          .query(row -> {
            round.ids.put(
                batch + row.getString("ticket") + row.getString("number"),
                row.getObject("dose", UUID.class));
          });
    }
  }

  /// What the register holds of rounds by now, by their base.
  Map<String, Reference> held(List<RaceRound> rounds) {
    var held = new HashMap<String, Reference>();
    var names = new HashMap<UUID, RaceRound>();
    for (RaceRound round : rounds) {
      nameDoses(round);
      held.put(round.base, new Reference());
      round.ids.values().forEach(id -> names.put(id, round));
    }
    sql("select number, person, issued, voided from ticket where area = :area")
        .query(row -> {
          of(held, row.getString("number"))
              .tickets
              .put(
                  row.getString("number"),
                  new Reference.Ticket(
                      row.getString("person"),
                      row.getDate("issued").toLocalDate(),
                      day(row, "voided")));
        });
    sql("select id, substr(ledger_number, 2) as base, version, died from person where area = :area")
        .query(row -> {
          of(held, row.getString("base"))
              .persons
              .put(
                  row.getString("id"),
                  new Reference.Person(row.getInt("version"), day(row, "died"), null));
        });
    sql("""
    select d.id, d.version, d.state,
           jsonb_build_object('ticket', ticket, 'person', person, 'number', number,
             'given', given, 'checked', checked, 'findings', findings)::text as content
      from dose d where area = :area
    """)
        .query(row -> {
          Shot shot = shot(row.getString("id"), row.getInt("version"), row.getString("content"));
          if (!shot.state().equals(row.getString("state"))) {
            throw new IllegalStateException(shot + " is " + row.getString("state"));
          }
          of(held, shot.ticket()).doses.put(shot.id(), shot);
        });
    sql("""
    select dose, version, origin, content::text as content from dose_version
     where area = :area order by dose, version
    """)
        .query(row -> {
          UUID dose = row.getObject("dose", UUID.class);
          RaceRound round = names.get(dose);
          if (round == null) {
            throw new IllegalStateException("nobody knows the dose " + dose);
          }
          Reference own = held.get(round.base);
          own.versions
              .computeIfAbsent(dose.toString(), _ -> new ArrayList<>())
              .add(version(row, dose));
        });
    sql("""
    select id, ticket, number, given, findings::text as findings from dose_conflict
     where area = :area
    """)
        .query(row -> {
          var said = new TreeSet<Objection>();
          JSON.readTree(row.getString("findings")).forEach(each -> said.add(objection(each)));
          of(held, row.getString("ticket"))
              .waiting
              .add(
                  "%s %s #%d %s %s"
                      .formatted(
                          row.getString("id"),
                          row.getString("ticket"),
                          row.getInt("number"),
                          row.getString("given"),
                          said));
        });
    return held;
  }

  private static Reference of(Map<String, Reference> held, String ticket) {
    return held.get(ticket.substring(0, 9));
  }

  private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getDate(column) == null ? null : row.getDate(column).toLocalDate();
  }

  private static Reference.Version version(ResultSet row, UUID dose) throws SQLException {
    String content = row.getString("content");
    boolean blank = content.equals("{}");
    Shot said =
        blank
            ? new Shot(dose.toString(), "", "", 1, LocalDate.EPOCH, false, new TreeSet<>(), 1)
            : shot(dose.toString(), row.getInt("version"), content);
    boolean withdrawn = !blank && JSON.readTree(content).path("withdrawn").asBoolean(false);
    return new Reference.Version(
        BY.getOrDefault(row.getString("origin"), "?"), 0, said, withdrawn, blank);
  }

  private static Shot shot(String id, int version, String json) {
    JsonNode content = JSON.readTree(json);
    var objections = new TreeSet<Objection>();
    content.get("findings").forEach(each -> objections.add(objection(each)));
    return new Shot(
        id,
        content.get("ticket").asString(),
        content.path("person").isString() ? content.get("person").asString() : "",
        content.get("number").asInt(),
        LocalDate.parse(content.get("given").asString()),
        content.get("checked").asBoolean(),
        objections,
        version);
  }

  private static Objection objection(JsonNode node) {
    var details = new HashMap<String, String>();
    node.path("details")
        .properties()
        .forEach(each -> details.put(each.getKey(), each.getValue().asString()));
    return new Objection(
        node.get("rule").asString(), details, node.path("accepted").asBoolean(false));
  }
}
