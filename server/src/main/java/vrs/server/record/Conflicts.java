package vrs.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Rows;

/// The table of doses that contradict a recorded one (照合待ち). They are no doses until staff decide.
@Component
public final class Conflicts {
  private static final String ADD =
      """
      insert into dose_conflict
             (area, id, ticket, person, product, number, lot, given, given_in, site, doctor,
              findings, actor, device, origin, origin_id, why, recorded)
      select :area, id, ticket, person, product, number, lot, given, given_in, site, doctor,
             findings, actor, device, origin, origin_id, why, now()
        from %s
      """
          .formatted(Rows.from(ConflictColumn.class));

  private static final String SELECT =
      """
      select id, ticket, person, product, number, lot, given, given_in, site, doctor, findings,
             actor, device, origin, origin_id, why, recorded,
             decided, decision, decided_by, decided_why
        from dose_conflict
       where area = :area
      """;

  private static final String OPEN = SELECT + " and decided is null";

  /// A dose that waits, and who sent it.
  ///
  /// @param dose as it would be recorded, with what the rules object to
  /// @param decided what staff decided; absent as long as it waits
  public record Conflict(Dose dose, Source source, Optional<Decided> decided) {
    Conflict(Dose dose, Source source) {
      this(dose, source, Optional.empty());
    }

    @Override
    public String toString() {
      return "Conflict[" + dose.id() + "]";
    }
  }

  /// @param why as [Ground.Noted#why]
  public record Decided(Decision decision, Instant at, UUID account, String why) {
    @Override
    public String toString() {
      return decision.name();
    }
  }

  /// What staff decide.
  public enum Decision {
    /// It takes the place of the recorded one.
    TAKEN,
    /// The recorded one is right.
    DISMISSED,
    /// Both were given: one of them had a wrong number or day.
    REGISTERED
  }

  void add(Area area, List<Conflict> conflicts) {
    if (conflicts.isEmpty()) {
      return;
    }
    var rows = new Rows<>(ConflictColumn.class);
    for (Conflict each : conflicts) {
      Dose dose = each.dose();
      Source source = each.source();
      rows.put(ConflictColumn.ID, dose.id())
          .put(ConflictColumn.TICKET, dose.ticket().digits())
          .put(ConflictColumn.PERSON, dose.person())
          .put(ConflictColumn.PRODUCT, dose.product())
          .put(ConflictColumn.NUMBER, dose.number())
          .put(ConflictColumn.LOT, dose.lot())
          .put(ConflictColumn.GIVEN, dose.given())
          .put(ConflictColumn.GIVEN_IN, dose.givenIn().digits())
          .put(ConflictColumn.SITE, dose.site())
          .put(ConflictColumn.DOCTOR, dose.doctor())
          .put(ConflictColumn.FINDINGS, Findings.json(dose.assessment()))
          .put(ConflictColumn.ACTOR, source.actor())
          .put(ConflictColumn.DEVICE, Optional.ofNullable(source.device()))
          .put(ConflictColumn.ORIGIN, source.origin().name())
          .put(ConflictColumn.ORIGIN_ID, Optional.ofNullable(source.originId()))
          .put(ConflictColumn.WHY, source.why())
          .endRow();
    }
    rows.bind(area.sql(ADD)).update();
  }

  /// Those that wait, the oldest first.
  public List<Conflict> open(Area area, int most) {
    return area.sql(OPEN + " order by recorded, id limit :most")
        .param("most", most)
        .query((row, _) -> conflict(area, row))
        .list();
  }

  /// The one that waits after another, the oldest first.
  ///
  /// @param after may be decided by now
  /// @param taken that others are looking at
  public Optional<UUID> next(Area area, Optional<UUID> after, Collection<UUID> taken) {
    return area.sql(
            """
            select id from dose_conflict
             where area = :area and decided is null and id <> all(cast(:taken as uuid[]))
               and (recorded, id) > (
                     select coalesce(max(recorded), '-infinity'), cast(:after as uuid)
                       from dose_conflict where area = :area and id = :after)
             order by recorded, id
             limit 1
            """)
        .param("after", after.orElse(new UUID(0, 0)))
        .param("taken", taken.toArray(UUID[]::new))
        .query(UUID.class)
        .optional();
  }

  /// How many wait.
  public int waiting(Area area) {
    return area.sql("select count(*) from dose_conflict where area = :area and decided is null")
        .query(Integer.class)
        .single();
  }

  /// One that waits, and nobody else decides it meanwhile.
  public Optional<Conflict> lock(Area area, UUID id) {
    return area.sql(OPEN + " and id = :id for update")
        .param("id", id)
        .query((row, _) -> conflict(area, row))
        .optional();
  }

  /// One, whether it waits or was decided.
  public Optional<Conflict> byId(Area area, UUID id) {
    return area.sql(SELECT + " and id = :id")
        .param("id", id)
        .query((row, _) -> conflict(area, row))
        .optional();
  }

  /// It waits again.
  void reopen(Area area, UUID id) {
    area.sql(
            """
            update dose_conflict
               set decided = null, decision = null, decided_by = null, decided_why = null
             where area = :area and id = :id
            """)
        .param("id", id)
        .update();
  }

  /// Notes what was decided.
  public void decide(Area area, UUID id, Decision decision, UUID account, String why) {
    area.sql(
            """
            update dose_conflict
               set decided = now(), decision = :decision, decided_by = :account, decided_why = :why
             where area = :area and id = :id
            """)
        .param("id", id)
        .param("decision", decision.name())
        .param("account", account)
        .param("why", why)
        .update();
  }

  private static Conflict conflict(Area area, ResultSet row) throws SQLException {
    var dose =
        new Dose(
            row.getObject("id", UUID.class),
            new TicketNumber(area.code(), row.getString("ticket")),
            Optional.ofNullable(row.getObject("person", UUID.class)),
            row.getString("product"),
            row.getInt("number"),
            row.getString("lot"),
            row.getDate("given").toLocalDate(),
            new AreaCode(row.getString("given_in")),
            row.getString("site"),
            row.getString("doctor"),
            Optional.empty(),
            Findings.of(row.getString("findings"), false),
            1,
            row.getTimestamp("recorded").toInstant());
    var source =
        new Source(
            row.getObject("actor", UUID.class),
            row.getObject("device", UUID.class),
            Source.Origin.valueOf(row.getString("origin")),
            row.getObject("origin_id", UUID.class),
            row.getString("why"));
    Timestamp decided = row.getTimestamp("decided");
    return new Conflict(
        dose,
        source,
        decided == null
            ? Optional.empty()
            : Optional.of(
                new Decided(
                    Decision.valueOf(row.getString("decision")),
                    decided.toInstant(),
                    row.getObject("decided_by", UUID.class),
                    row.getString("decided_why"))));
  }
}
