package vrs.server.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Refusal;

/// The tables of the erasures of areas.
@Component
public final class AreaErasures {
  private static final String OVERVIEW = "select * from area_erasure_overview order by asked desc";

  private static final String READ =
      """
      select e.*, e.area as municipality,
             (select string_agg(s.step, ',' order by s.done) from area_erasure_step s
               where s.area = e.area and s.erasure = e.id) as steps
        from area_erasure e
       where e.area = :area
      """;

  private static final String LATEST = READ + " order by e.asked desc limit 1";

  /// @throws Refusal G205 if an erasure of the area is under way already
  void add(Area area, UUID id, String reference, String reason, By by) {
    try {
      area.sql(
              """
              insert into area_erasure
                     (area, id, reference, reason, asked, asked_office, asked_by, asked_name)
              values (:area, :id, :reference, :reason, now(), :office, :account, :name)
              """)
          .param("id", id)
          .param("reference", reference)
          .param("reason", reason)
          .param("office", by.office().digits())
          .param("account", by.account())
          .param("name", by.name())
          .update();
    } catch (DuplicateKeyException e) {
      throw new Refusal(AreaErasureReason.ASKED_ALREADY);
    }
  }

  /// The latest.
  Optional<AreaErasure> latest(Area area) {
    return area.sql(LATEST).query((row, _) -> erasure(row)).optional();
  }

  /// The latest of an area that was set by hand.
  Optional<AreaErasure> latest(JdbcClient inside, AreaCode code) {
    return inside
        .sql(LATEST)
        .param("area", code.digits())
        .query((row, _) -> erasure(row))
        .optional();
  }

  /// One that is neither withdrawn nor done, and nobody else decides it meanwhile.
  ///
  /// @throws Refusal G202
  AreaErasure lock(Area area, UUID id) {
    return area.sql(
            READ
                + " and e.id = :id and e.withdrawn is null and e.certified is null for update of e")
        .param("id", id)
        .query((row, _) -> erasure(row))
        .optional()
        .orElseThrow(() -> new Refusal(AreaErasureReason.NO_SUCH_REQUEST));
  }

  /// All of the nation, latest first.
  List<AreaErasure> all(JdbcClient nation) {
    return nation.sql(OVERVIEW).query((row, _) -> erasure(row)).list();
  }

  void returned(Area area, UUID id, AreaErasure.Returned returned) {
    area.sql(
            """
            update area_erasure
               set returned = now(), returned_office = :office, returned_by = :account,
                   returned_name = :name, returned_digest = :digest, returned_waiver = :waiver
             where area = :area and id = :id
            """)
        .param("id", id)
        .param("office", returned.by().office().digits())
        .param("account", returned.by().account())
        .param("name", returned.by().name())
        .param("digest", returned.digest().orElse(null))
        .param("waiver", returned.waiver().orElse(null))
        .update();
  }

  void approved(Area area, UUID id, By by, int waitDays) {
    area.sql(
            """
            update area_erasure
               set approved = now(), approved_office = :office, approved_by = :account,
                   approved_name = :name, due = now() + make_interval(days => :days)
             where area = :area and id = :id
            """)
        .param("id", id)
        .param("office", by.office().digits())
        .param("account", by.account())
        .param("name", by.name())
        .param("days", waitDays)
        .update();
  }

  void withdrawn(Area area, UUID id, By by) {
    area.sql(
            """
            update area_erasure
               set withdrawn = now(), withdrawn_office = :office, withdrawn_by = :account,
                   withdrawn_name = :name
             where area = :area and id = :id
            """)
        .param("id", id)
        .param("office", by.office().digits())
        .param("account", by.account())
        .param("name", by.name())
        .update();
  }

  /// Only the owner may.
  void done(Area area, UUID id, EraseStep step, String details) {
    area.sql(
            """
            insert into area_erasure_step (area, erasure, step, done, details)
            values (:area, :id, :step, clock_timestamp(), cast(:details as jsonb))
            """)
        .param("id", id)
        .param("step", step.name())
        .param("details", details)
        .update();
  }

  /// What a step has left, as JSON.
  String details(Area area, UUID id, EraseStep step) {
    return area.sql(
            """
            select details::text from area_erasure_step
             where area = :area and erasure = :id and step = :step
            """)
        .param("id", id)
        .param("step", step.name())
        .query(String.class)
        .single();
  }

  /// Only the owner may.
  void certified(Area area, UUID id, String certificate) {
    area.sql(
            """
            update area_erasure set certified = now(), certificate = :certificate
             where area = :area and id = :id
            """)
        .param("id", id)
        .param("certificate", certificate)
        .update();
  }

  private static AreaErasure erasure(ResultSet row) throws SQLException {
    Optional<By> returned = by(row, "returned");
    Optional<byte[]> digest = Optional.ofNullable(row.getBytes("returned_digest"));
    Optional<String> waiver = Optional.ofNullable(row.getString("returned_waiver"));
    return new AreaErasure(
        new AreaCode(row.getString("municipality")),
        row.getObject("id", UUID.class),
        row.getString("reference"),
        row.getString("reason"),
        by(row, "asked").orElseThrow(),
        returned.map(by -> new AreaErasure.Returned(by, digest, waiver)),
        by(row, "approved"),
        Optional.ofNullable(row.getTimestamp("due")).map(Timestamp::toInstant),
        by(row, "withdrawn"),
        steps(row.getString("steps")),
        Optional.ofNullable(row.getString("certificate")));
  }

  private static List<EraseStep> steps(@Nullable String names) {
    return names == null
        ? List.of()
        : Arrays.stream(names.split(",", -1)).map(EraseStep::valueOf).toList();
  }

  private static Optional<By> by(ResultSet row, String deed) throws SQLException {
    Timestamp at = row.getTimestamp(deed);
    return at == null
        ? Optional.empty()
        : Optional.of(
            new By(
                new AreaCode(row.getString(deed + "_office")),
                row.getObject(deed + "_by", UUID.class),
                row.getString(deed + "_name"),
                at.toInstant()));
  }
}
