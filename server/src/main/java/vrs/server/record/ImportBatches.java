package vrs.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Area;

/// The table of imports.
@Component
final class ImportBatches {
  private static final String COLUMNS =
      """
      select id, format, digest, encoding, mark, bytes, lines, uploaded, uploaded_by, expires,
             phase, attempts, planned, anew, new, changed, unchanged, rejected, doubtful,
             step, extract(epoch from beat - began) as since, done, total, refused,
             whences, confirmed, confirmed_by, linked, took_ms, undone, undone_by, removed, restored, stayed
        from import_batch
      """;

  private static final TypeReference<Map<Whence, Integer>> WHENCES = new TypeReference<>() {};

  private final JsonMapper json = JsonMapper.builder().build();

  /// Adds a batch that waits for its plan, unless the file is known. Who loses a race waits here
  /// for the winner's commit. A file of which no plan could be made counts as never sent.
  boolean add(Area area, UUID id, ImportFile file, UUID account) {
    FileInspection inspection = file.inspection();
    area.sql(
            """
            delete from import_batch
             where area = :area and digest = :digest and phase = 'REFUSED'
            """)
        .param("digest", inspection.digest())
        .update();
    return area.sql(
                """
                insert into import_batch
                       (area, id, format, digest, encoding, mark, bytes, lines, uploaded,
                        uploaded_by, expires, phase, queued)
                values (:area, :id, :format, :digest, :encoding, :mark, :bytes, :lines, now(),
                        :account, now() + interval '7 days', 'WAITING', now())
                on conflict (area, digest) where undone is null do nothing
                """)
            .param("id", id)
            .param("format", file.header().format().name())
            .param("digest", inspection.digest())
            .param("encoding", inspection.charset().name())
            .param("mark", inspection.mark())
            .param("bytes", inspection.bytes())
            .param("lines", inspection.lines() - 1)
            .param("account", account)
            .update()
        == 1;
  }

  /// Deletes what nobody confirmed in time, and what receipts of that age hold beside their counts.
  ///
  /// @return what is no more
  List<UUID> expire(Area area) {
    area.sql(
            """
            delete from import_chunk
             where area = :area
               and batch in (select id
                               from import_batch
                              where area = :area and expires < now() and worker is null)
            """)
        .update();
    return area.sql(
            """
            delete from import_batch
             where area = :area and confirmed is null and expires < now() and worker is null
            returning id
            """)
        .query(UUID.class)
        .list();
  }

  /// Deletes an import, unless it is being stored or has been.
  boolean delete(Area area, UUID id) {
    return area.sql(
                """
                delete from import_batch
                 where area = :area and id = :id and confirmed is null and phase <> 'STORING'
                """)
            .param("id", id)
            .update()
        == 1;
  }

  /// Notes how long it took, once it has been committed.
  void took(Area area, UUID id, int millis) {
    area.sql("update import_batch set took_ms = :millis where area = :area and id = :id")
        .param("id", id)
        .param("millis", millis)
        .update();
  }

  /// An import that has not expired.
  Optional<ImportBatch> byId(Area area, UUID id) {
    return area.sql(
            COLUMNS
                + """
                 where area = :area and id = :id and (confirmed is not null or expires >= now())
                """)
        .param("id", id)
        .query((row, _) -> batch(row))
        .optional();
  }

  /// The import of a file, unless it was undone: then the file can be imported again.
  Optional<ImportBatch> byDigest(Area area, byte[] digest) {
    return area.sql(COLUMNS + " where area = :area and digest = :digest and undone is null")
        .param("digest", digest)
        .query((row, _) -> batch(row))
        .optional();
  }

  /// All that have not expired, latest first.
  List<ImportBatch> all(Area area) {
    return area.sql(
            COLUMNS
                + " where area = :area and (confirmed is not null or expires >= now())"
                + " order by uploaded desc limit 200")
        .query((row, _) -> batch(row))
        .list();
  }

  /// Whether an import waits for somebody to plan it, or has been left behind by a process that is
  /// no more.
  boolean hasWork(Area area) {
    return area.sql(
            """
            select exists (
              select from import_batch
               where area = :area
                 and (phase = 'WAITING' or beat < now() - interval '30 seconds'))
            """)
        .query(Boolean.class)
        .single();
  }

  /// How many of the area's imports are planned before this one.
  int before(Area area, UUID id) {
    return area.sql(
            """
            select count(*)
              from import_batch own
              join import_batch other
                on other.area = :area
               and (other.phase = 'PLANNING'
                    or other.phase = 'WAITING'
                       and (other.queued, other.id) < (own.queued, own.id))
             where own.area = :area and own.id = :id
            """)
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  private ImportBatch batch(ResultSet row) throws SQLException {
    return new ImportBatch(
        row.getObject("id", UUID.class),
        new ImportBatch.File(
            ImportFormat.valueOf(row.getString("format")),
            ImportBatch.hex(row.getBytes("digest")),
            row.getString("encoding"),
            row.getBoolean("mark"),
            row.getLong("bytes"),
            row.getInt("lines")),
        row.getTimestamp("uploaded").toInstant(),
        row.getObject("uploaded_by", UUID.class),
        row.getTimestamp("expires").toInstant(),
        ImportPhase.valueOf(row.getString("phase")),
        row.getInt("attempts"),
        Optional.ofNullable(row.getTimestamp("planned")).map(Timestamp::toInstant),
        row.getBoolean("anew"),
        new ImportBatch.Counts(
            row.getInt("new"),
            row.getInt("changed"),
            row.getInt("unchanged"),
            row.getInt("rejected"),
            row.getInt("doubtful")),
        json.readValue(row.getString("whences"), WHENCES),
        work(row),
        Optional.ofNullable(row.getString("refused"))
            .map(text -> json.readValue(text, ImportBatch.Refused.class)),
        receipt(row),
        undone(row));
  }

  private static Optional<ImportBatch.Work> work(ResultSet row) throws SQLException {
    String step = row.getString("step");
    return step == null
        ? Optional.empty()
        : Optional.of(
            new ImportBatch.Work(
                ImportStep.valueOf(step),
                Duration.ofMillis(Math.round(1000 * row.getDouble("since"))),
                row.getInt("done"),
                row.getInt("total")));
  }

  private static Optional<ImportBatch.Receipt> receipt(ResultSet row) throws SQLException {
    Timestamp confirmed = row.getTimestamp("confirmed");
    return confirmed == null
        ? Optional.empty()
        : Optional.of(
            new ImportBatch.Receipt(
                confirmed.toInstant(),
                row.getObject("confirmed_by", UUID.class),
                row.getInt("linked"),
                row.getInt("took_ms")));
  }

  private static Optional<ImportBatch.Undone> undone(ResultSet row) throws SQLException {
    Timestamp undone = row.getTimestamp("undone");
    return undone == null
        ? Optional.empty()
        : Optional.of(
            new ImportBatch.Undone(
                undone.toInstant(),
                row.getObject("undone_by", UUID.class),
                new ImportUndo.Counts(
                    row.getInt("removed"), row.getInt("restored"), row.getInt("stayed"))));
  }
}
