package vrs.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.Refusal;

/// The table of what was erased, or shall be.
@Component
final class Erasures {
  private static final String COLUMNS =
      """
      select id, kind, person, ground, reference, reason, asked, asked_by, state, decided,
             (select display_name from account a
               where a.area = :area and a.id = asked_by) as asked_by_name,
             (select display_name from account a
               where a.area = :area and a.id = decided_by) as decided_by_name
        from erasure
      """;

  /// What became of a request.
  enum State {
    ASKED,
    ERASED,
    DECLINED
  }

  /// What is erased.
  enum Kind {
    PERSON,
    DOSE
  }

  /// A request (消去の申出), or that it was done.
  ///
  /// @param person null: erased, or a dose
  public record Asked(
      UUID id,
      Kind kind,
      @Nullable UUID person,
      ErasureGround ground,
      String reference,
      @Nullable String reason,
      Instant asked,
      UUID askedBy,
      String askedByName,
      State state,
      @Nullable Instant decided,
      @Nullable String decidedByName) {
    @Override
    public String toString() {
      return "Asked[" + id + "]";
    }
  }

  /// @throws Refusal G105 if the person's erasure is asked for already
  void add(Area area, UUID id, UUID person, ErasureGround ground, ErasureForm form, UUID account) {
    try {
      area.sql(
              """
              insert into erasure
                     (area, id, kind, person, ground, reference, reason, asked, asked_by, state)
              values (:area, :id, 'PERSON', :person, :ground, :reference, :reason, now(),
                      :account, 'ASKED')
              """)
          .param("id", id)
          .param("person", person)
          .param("ground", ground.name())
          .param("reference", form.reference())
          .param("reason", form.reason())
          .param("account", account)
          .update();
    } catch (DuplicateKeyException e) {
      throw new Refusal(ErasureReason.ASKED_ALREADY);
    }
  }

  /// A dose that goes at once.
  void addDone(Area area, UUID id, ErasureGround ground, ErasureForm form, UUID account) {
    area.sql(
            """
            insert into erasure
                   (area, id, kind, ground, reference, asked, asked_by, state, decided, decided_by)
            values (:area, :id, 'DOSE', :ground, :reference, now(), :account, 'ERASED', now(),
                    :account)
            """)
        .param("id", id)
        .param("ground", ground.name())
        .param("reference", form.reference())
        .param("account", account)
        .update();
  }

  /// A request that waits, and nobody else decides it meanwhile.
  Optional<Asked> lock(Area area, UUID id) {
    return area.sql(COLUMNS + " where area = :area and id = :id and state = 'ASKED' for update")
        .param("id", id)
        .query((row, _) -> asked(row))
        .optional();
  }

  Optional<Asked> open(Area area, UUID id) {
    return area.sql(COLUMNS + " where area = :area and id = :id and state = 'ASKED'")
        .param("id", id)
        .query((row, _) -> asked(row))
        .optional();
  }

  Optional<Asked> openOf(Area area, UUID person) {
    return area.sql(COLUMNS + " where area = :area and person = :person and state = 'ASKED'")
        .param("person", person)
        .query((row, _) -> asked(row))
        .optional();
  }

  /// How many wait by the reference of one decision about what the law lets nobody keep (C7).
  Map<String, Integer> endedByReference(Area area) {
    var counts = new TreeMap<String, Integer>();
    area.sql(
            """
            select reference, count(*) as requests
              from erasure
             where area = :area and state = 'ASKED' and ground = 'RETENTION'
             group by reference having count(*) > 1
            """)
        .query(row -> {
          counts.put(row.getString("reference"), row.getInt("requests"));
        });
    return counts;
  }

  /// Those of one such decision that wait.
  List<UUID> endedOf(Area area, String reference) {
    return area.sql(
            """
            select id from erasure
             where area = :area and state = 'ASKED' and ground = 'RETENTION'
               and reference = :reference
             order by asked, id
            """)
        .param("reference", reference)
        .query(UUID.class)
        .list();
  }

  /// Those that wait first, then the latest.
  List<Asked> all(Area area) {
    return area.sql(COLUMNS + " where area = :area order by state <> 'ASKED', asked desc limit 200")
        .query((row, _) -> asked(row))
        .list();
  }

  /// Person and reason have gone with the person.
  void decided(Area area, UUID id, State state, UUID account) {
    area.sql(
            """
            update erasure
               set state = :state, decided = now(), decided_by = :account
             where area = :area and id = :id
            """)
        .param("id", id)
        .param("state", state.name())
        .param("account", account)
        .update();
  }

  private static Asked asked(ResultSet row) throws SQLException {
    var decided = row.getTimestamp("decided");
    return new Asked(
        row.getObject("id", UUID.class),
        Kind.valueOf(row.getString("kind")),
        row.getObject("person", UUID.class),
        ErasureGround.valueOf(row.getString("ground")),
        row.getString("reference"),
        row.getString("reason"),
        row.getTimestamp("asked").toInstant(),
        row.getObject("asked_by", UUID.class),
        row.getString("asked_by_name"),
        State.valueOf(row.getString("state")),
        decided == null ? null : decided.toInstant(),
        row.getString("decided_by_name"));
  }
}
