package vrs.server.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vrs.proof.ArchiveWriter;
import vrs.proof.Checkpoint;
import vrs.server.platform.Nation;
import vrs.server.platform.Refusal;

/// Writes the log as an archive that `./vrs audit verify` proves (I4).
@Component
@Profile("administration")
public final class ExportArchive {
  private static final int ROWS_AT_ONCE = 1000;

  private final Nation nation;
  private final Seals seals;
  private final Entries entries;
  private final CheckpointKey key;

  public ExportArchive(Nation nation, Seals seals, Entries entries, CheckpointKey key) {
    this.nation = nation;
    this.seals = seals;
    this.entries = entries;
    this.key = key;
  }

  /// Everything that the newest checkpoint covers, after the given one. Nothing of it ever changes,
  /// so no lock is needed.
  ///
  /// @param after number of the checkpoint where an earlier archive ended; 0 for the whole log
  /// @return the checkpoint that the archive ends with
  /// @throws Refusal [AuditReason#NO_CHECKPOINT] if there is none, or none after the given one
  public Checkpoint export(long after, OutputStream out) {
    return nation.read(db -> {
      Checkpoint last =
          seals
              .lastCheckpoint(db)
              .map(Seals::checkpoint)
              .filter(checkpoint -> checkpoint.number() > after)
              .orElseThrow(() -> new Refusal(AuditReason.NO_CHECKPOINT));
      try (var archive = ArchiveWriter.zip(out)) {
        write(db, archive, after, last.number());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return last;
    });
  }

  private void write(JdbcClient db, ArchiveWriter archive, long after, long last)
      throws IOException {
    archive.keys(List.of(key.published()));
    archive.begin(after == 0 ? List.of() : seals.heads(db, after));
    archive.entries();
    range(
            db,
            """
            select e.area, e.id, e.time, e.actor, e.device, e.action, e.purpose, e.subject,
                   e.outcome, e.details
              from audit_seal s
              join audit_entry e on e.area = s.area and e.id = s.entry
             where s.checkpoint > :after and s.checkpoint <= :last
             order by s.checkpoint, s.area, s.sequence
            """,
            after,
            last)
        .query(each(row -> archive.entry(entries.entry(row))));
    archive.seals();
    range(
            db,
            """
            select area, sequence, entry, hash, chain
              from audit_seal
             where checkpoint > :after and checkpoint <= :last
             order by checkpoint, area, sequence
            """,
            after,
            last)
        .query(each(row -> archive.seal(Seals.seal(row))));
    archive.checkpoints();
    range(
            db,
            """
            select note
              from audit_checkpoint
             where number >= :after and number <= :last
             order by number
            """,
            after,
            last)
        .query(each(row -> archive.checkpoint(Seals.note(row.getString("note")))));
    archive.end(seals.heads(db, last));
  }

  private static JdbcClient.StatementSpec range(JdbcClient db, String sql, long after, long last) {
    return db.sql(sql).withFetchSize(ROWS_AT_ONCE).param("after", after).param("last", last);
  }

  /// Writes one row.
  private interface RowWriting {
    void write(ResultSet row) throws IOException, SQLException;
  }

  private static RowCallbackHandler each(RowWriting writing) {
    return row -> {
      try {
        writing.write(row);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
