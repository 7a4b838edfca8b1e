package vrs.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// The table of imports.
@Component
final class ImportBatches {
  private static final String COLUMNS =
      """
      select id, format, digest, encoding, bytes, uploaded, uploaded_by, expires, planned,
             new, changed, unchanged, rejected, doubtful, confirmed, confirmed_by, linked, took_ms
        from import_batch
      """;

  /// Adds a batch, unless the file is known. Who loses a race waits here for the winner's commit.
  boolean add(Area area, UUID id, ImportFile file, UUID account) {
    return area.sql(
                """
                insert into import_batch
                       (area, id, format, digest, encoding, bytes, uploaded, uploaded_by, expires,
                        planned)
                values (:area, :id, :format, :digest, :encoding, :bytes, now(), :account,
                        now() + interval '7 days', now())
                on conflict (area, digest) do nothing
                """)
            .param("id", id)
            .param("format", file.header().format().name())
            .param("digest", file.inspection().digest())
            .param("encoding", file.inspection().charset().name())
            .param("bytes", file.inspection().bytes())
            .param("account", account)
            .update()
        == 1;
  }

  /// Deletes plans that nobody confirmed in time, and what they and receipts of that age hold.
  void expire(Area area) {
    area.sql(
            """
            delete from import_chunk
             where area = :area
               and batch in (select id from import_batch where area = :area and expires < now())
            """)
        .update();
    area.sql(
            """
            delete from import_batch
             where area = :area and confirmed is null and expires < now()
            """)
        .update();
  }

  void planned(Area area, UUID id, ImportBatch.Counts counts) {
    area.sql(
            """
            update import_batch
               set planned = now(), new = :fresh, changed = :changed, unchanged = :unchanged,
                   rejected = :rejected, doubtful = :doubtful
             where area = :area and id = :id
            """)
        .param("id", id)
        .param("fresh", counts.fresh())
        .param("changed", counts.changed())
        .param("unchanged", counts.unchanged())
        .param("rejected", counts.rejected())
        .param("doubtful", counts.doubtful())
        .update();
  }

  /// Turns the plan into a receipt.
  void confirmed(Area area, UUID id, UUID account, int linked) {
    area.sql(
            """
            update import_batch
               set confirmed = now(), confirmed_by = :account, linked = :linked
             where area = :area and id = :id
            """)
        .param("id", id)
        .param("account", account)
        .param("linked", linked)
        .update();
  }

  /// Notes how long it took, once it has been committed.
  void took(Area area, UUID id, int millis) {
    area.sql("update import_batch set took_ms = :millis where area = :area and id = :id")
        .param("id", id)
        .param("millis", millis)
        .update();
  }

  Optional<ImportBatch> byId(Area area, UUID id) {
    return area.sql(COLUMNS + " where area = :area and id = :id")
        .param("id", id)
        .query((row, _) -> batch(row))
        .optional();
  }

  /// As [#byId], and nobody else confirms it meanwhile.
  Optional<ImportBatch> lock(Area area, UUID id) {
    return area.sql(COLUMNS + " where area = :area and id = :id for update")
        .param("id", id)
        .query((row, _) -> batch(row))
        .optional();
  }

  Optional<ImportBatch> byDigest(Area area, byte[] digest) {
    return area.sql(COLUMNS + " where area = :area and digest = :digest")
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

  private static ImportBatch batch(ResultSet row) throws SQLException {
    Timestamp confirmed = row.getTimestamp("confirmed");
    Optional<ImportBatch.Receipt> receipt =
        confirmed == null
            ? Optional.empty()
            : Optional.of(
                new ImportBatch.Receipt(
                    confirmed.toInstant(),
                    row.getObject("confirmed_by", UUID.class),
                    row.getInt("linked"),
                    row.getInt("took_ms")));
    return new ImportBatch(
        row.getObject("id", UUID.class),
        ImportFormat.valueOf(row.getString("format")),
        ImportBatch.hex(row.getBytes("digest")),
        row.getString("encoding"),
        row.getLong("bytes"),
        row.getTimestamp("uploaded").toInstant(),
        row.getObject("uploaded_by", UUID.class),
        row.getTimestamp("expires").toInstant(),
        row.getTimestamp("planned").toInstant(),
        new ImportBatch.Counts(
            row.getInt("new"),
            row.getInt("changed"),
            row.getInt("unchanged"),
            row.getInt("rejected"),
            row.getInt("doubtful")),
        receipt);
  }
}
