package vrs.server.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.TestZones;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.Audience;
import vrs.server.platform.Role;
import vrs.server.platform.SealedPlace;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// A municipality's register in a test, filled row by row; what the rules say of the doses is what
/// they say.
public final class TestRegister {
  public static final AreaCode CHIYODA = new AreaCode("131016");
  public static final UUID DEVICE = UUID.randomUUID();

  private final JdbcClient all;
  private final TestZones zones;
  private final Areas areas;
  private int number;

  public TestRegister(TestDatabase database, TestZones zones) {
    this.all = JdbcClient.create(database.superuser());
    this.zones = zones;
    this.areas = new Areas(database.of(Zone.LGWAN));
  }

  public JdbcClient all() {
    return all;
  }

  /// As if nobody had ever been registered.
  public void empty() {
    all.sql(
            """
            truncate person, person_version, person_name, person_address, ticket, dose, dose_version, dose_conflict, issue,
                     issue_dose, revoked_card, reading, quality_mark, quality_bulk,
                     quality_bulk_dose, person_merge, person_distinct, audit_entry, audit_unsealed
            """)
        .update();
  }

  /// Somebody of the municipality's staff, with an account.
  public Actor staff(String name) {
    UUID account = zones.account(CHIYODA, name, Role.COUNTER, Role.ADMINISTRATOR).account();
    return new Actor(
        Audience.MUNICIPALITY,
        CHIYODA,
        account,
        java.util.Set.of(Role.COUNTER, Role.ADMINISTRATOR),
        null);
  }

  /// A person with a ticket.
  public UUID person(String name, String kana, String born, String ticket) {
    UUID id = UUID.randomUUID();
    all.sql(
            """
            with one as (
              insert into person (area, id, name, kana, search_key, name_key, birth_date, sex, protected, version)
              values ('131016', :id, :name, :kana, :key, :nameKey, :born, '2', false, 1)),
            first as (
              insert into person_version (area, person, version, recorded, actor, origin, why, content)
              values ('131016', :id, 1, now(), :id, 'IMPORT', '', '{}'))
            insert into ticket (area, number, person, issued)
            values ('131016', :ticket, :id, '2025-12-10')
            """)
        .param("id", id)
        .param("name", name)
        .param("kana", kana)
        .param("key", SearchKey.of(kana, name).text())
        .param("nameKey", SearchKey.ofName(name).text())
        .param("born", born)
        .param("ticket", ticket)
        .update();
    areas.write(
        CHIYODA,
        area -> {
          zones.bean(Zone.LGWAN, PersonNames.class).replace(area, id, name, kana, List.of());
          return id;
        });
    return id;
  }

  /// Another ticket of a person.
  public void ticket(UUID person, String ticket) {
    all.sql(
            "insert into ticket (area, number, person, issued) values ('131016', :n, :p, '2026-01-10')")
        .param("n", ticket)
        .param("p", person)
        .update();
  }

  /// A dose that a site registered; lot MH1001 of MHN-12.
  public UUID dose(String ticket, int number, String given) {
    return dose(ticket, number, given, "MH1001", "見本体育館");
  }

  public UUID dose(String ticket, int number, String given, String lot, String site) {
    UUID id = UUID.randomUUID();
    all.sql(
            """
            with line as (
              select :id as id, (select person from ticket where area = '131016' and number = :ticket) as person),
            dose as (
              insert into dose (area, id, ticket, person, product, number, lot, given, given_in, site,
                                doctor, state, version, recorded)
              select '131016', id, :ticket, person, 'MHN-12', :number, :lot, :given, '131016', :site,
                     '見本　一郎', 'ACCEPTED', 1, :recorded
                from line)
            insert into dose_version (area, dose, version, recorded, actor, device, origin, why, content)
            select '131016', id, 1, :recorded, :actor, :device, 'READING', '',
                   jsonb_strip_nulls(jsonb_build_object(
                     'ticket', :ticket, 'person', person, 'product', 'MHN-12', 'number', :number,
                     'lot', :lot, 'given', cast(:given as text), 'givenIn', '131016', 'site', :site,
                     'doctor', '見本　一郎', 'state', 'ACCEPTED', 'checked', false,
                     'findings', '[]'::jsonb))
              from line
            """)
        .param("id", id)
        .param("ticket", ticket)
        .param("number", number)
        .param("lot", lot)
        .param("given", LocalDate.parse(given))
        .param("site", site)
        .param(
            "recorded",
            java.sql.Timestamp.from(
                Instant.parse(given + "T01:00:00Z").plusSeconds(number++ % 3600)))
        .param("actor", new UUID(0, 7))
        .param("device", DEVICE)
        .update();
    all.sql("select person from dose where id = :id and person is not null")
        .param("id", id)
        .query(UUID.class)
        .optional()
        .ifPresent(this::assess);
    return id;
  }

  /// What the rules say of the doses of a person.
  public void assess(UUID person) {
    int changed =
        areas.write(
            CHIYODA,
            area ->
                zones
                    .bean(Zone.LGWAN, RecheckDoses.class)
                    .ofPersons(
                        area,
                        new Source(new UUID(0, 7), null, Source.Origin.RULES, null, "test"),
                        List.of(person)));
    if (changed < 0) {
      throw new AssertionError();
    }
  }

  /// A certificate that states these doses.
  ///
  /// @return its number
  public String certificate(UUID person, UUID... doses) {
    UUID id = UUID.randomUUID();
    String number = "C" + id.toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    all.sql(
            """
            insert into issue (area, id, application, kind, certificate_id, person, name, birth_date,
                               rid, key_id, issued)
            values ('131016', :id, :id, 'DOMESTIC', :number, :person, '見本', '1980-05-05',
                    :number, 'k', now())
            """)
        .param("id", id)
        .param("number", number)
        .param("person", person)
        .update();
    for (UUID dose : doses) {
      all.sql(
              """
              insert into issue_dose (area, issue, dose, version)
              select '131016', :issue, id, version from dose where id = :dose
              """)
          .param("issue", id)
          .param("dose", dose)
          .update();
    }
    return number;
  }

  /// The picture of a ticket from which a dose was read.
  public void strip(UUID dose, byte[] jpeg) {
    UUID reading = UUID.randomUUID();
    byte[] sealed =
        areas.write(
            CHIYODA,
            area ->
                zones
                    .bean(Zone.LGWAN, AreaKeys.class)
                    .of(area)
                    .seal(jpeg, new SealedPlace(reading, "reading.strip"))
                    .bytes());
    all.sql(
            """
            insert into reading (area, id, ticket, number, source, confidence, strip_sealed, office,
                                 device, actor, taken)
            select area, :id, ticket, number, 'LINE', 1, :strip, area, :device, :device, now()
              from dose where id = :dose
            """)
        .param("id", reading)
        .param("strip", sealed)
        .param("device", DEVICE)
        .param("dose", dose)
        .update();
    all.sql("update dose_version set origin_id = :id where dose = :dose and version = 1")
        .param("id", reading)
        .param("dose", dose)
        .update();
  }

  /// A dose that a site sent although it contradicts a recorded one.
  public UUID conflict(String ticket, int number, String given) {
    UUID id = UUID.randomUUID();
    all.sql(
            """
            insert into dose_conflict (area, id, ticket, person, product, number, lot, given, given_in,
                                       site, doctor, findings, actor, device, origin, why, recorded)
            select '131016', :id, :ticket, person, 'MHN-12', :number, 'MH1002', :given, '131016',
                   '見本病院', '', '[{"rule": "D212", "weight": "CONFLICT", "accepted": false,
                   "details": {"number": "1", "given": "2026-03-20"}}]', :actor, :actor, 'READING',
                   '本人が2回目と言う', now()
              from ticket where area = '131016' and number = :ticket
            """)
        .param("id", id)
        .param("ticket", ticket)
        .param("number", number)
        .param("given", LocalDate.parse(given))
        .param("actor", new UUID(0, 8))
        .update();
    return id;
  }

  public String state(UUID dose) {
    return all.sql("select state from dose where id = :id")
        .param("id", dose)
        .query(String.class)
        .single();
  }

  public int version(UUID dose) {
    return all.sql("select version from dose where id = :id")
        .param("id", dose)
        .query(Integer.class)
        .single();
  }

  /// Column of a dose as text.
  public String said(UUID dose, String column) {
    return all.sql("select %s::text from dose where id = :id".formatted(column))
        .param("id", dose)
        .query(String.class)
        .single();
  }

  /// Codes of what the rules object to.
  public List<String> findings(UUID dose) {
    return all.sql(
            """
            select f ->> 'rule' from dose, jsonb_array_elements(findings) f
             where id = :id order by 1
            """)
        .param("id", dose)
        .query(String.class)
        .list();
  }

  public boolean holds(String certificate) {
    return all.sql("select revoked is null from issue where certificate_id = :number")
        .param("number", certificate)
        .query(Boolean.class)
        .single();
  }

  /// Actions and outcomes in the log, the earliest first.
  public List<String> log() {
    return all.sql("select action || ' ' || outcome from audit_entry order by time, id")
        .query(String.class)
        .list();
  }
}
