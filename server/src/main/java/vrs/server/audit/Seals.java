package vrs.server.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vrs.proof.AuditEntry;
import vrs.proof.Checkpoint;
import vrs.proof.Hash;
import vrs.proof.Head;
import vrs.proof.Seal;
import vrs.proof.SignedNote;
import vrs.proof.Unreadable;
import vrs.server.platform.Rows;

/// The tables of seals and checkpoints, over all areas: for the worker and for auditors.
@Component
public final class Seals {
  private final Entries entries;

  public Seals(Entries entries) {
    this.entries = entries;
  }

  /// Entries that wait for their seal, by area and then in the order of their transactions. Each is
  /// looked up by its key: joined as a whole, the log might be read from end to end each time.
  List<AuditEntry> unsealed(JdbcClient nation, int most) {
    return nation
        .sql(
            """
            select e.area, e.id, e.time, e.actor, e.device, e.action, e.purpose, e.subject,
                   e.outcome, e.details
              from audit_unsealed u
             cross join lateral (
                     select * from audit_entry where area = u.area and id = u.id limit 1) e
             order by e.area, e.time, e.id
             limit :most
            """)
        .param("most", most)
        .query((row, _) -> entries.entry(row))
        .list();
  }

  private static final String ADD =
      """
      with line as materialized (select * from %s),
      sealed as (
        insert into audit_seal (area, sequence, entry, hash, chain, checkpoint)
        select area, sequence, entry, hash, chain, :checkpoint from line)
      delete from audit_unsealed using line
       where audit_unsealed.area = line.area and audit_unsealed.id = line.entry
      """
          .formatted(Rows.from(SealColumn.class));

  /// Adds the seals and takes their entries from the queue.
  void add(JdbcClient nation, List<Seal> seals, long checkpoint) {
    var rows = new Rows<>(SealColumn.class);
    for (Seal seal : seals) {
      rows.put(SealColumn.AREA, seal.area())
          .put(SealColumn.SEQUENCE, seal.sequence())
          .put(SealColumn.ENTRY, seal.entry())
          .put(SealColumn.HASH, seal.hash().bytes())
          .put(SealColumn.CHAIN, seal.chain().bytes())
          .endRow();
    }
    rows.bind(nation.sql(ADD)).param("checkpoint", checkpoint).update();
  }

  private enum SealColumn implements Rows.Column {
    AREA(Rows.Type.TEXT),
    SEQUENCE(Rows.Type.LONG),
    ENTRY(Rows.Type.UUID),
    HASH(Rows.Type.BYTES),
    CHAIN(Rows.Type.BYTES);

    private final Rows.Type type;

    SealColumn(Rows.Type type) {
      this.type = type;
    }

    @Override
    public Rows.Type type() {
      return type;
    }
  }

  /// The head of each area, counting the seals that this checkpoint covers.
  List<Head> heads(JdbcClient nation, long checkpoint) {
    return nation
        .sql(
            """
            select distinct on (area) area, sequence, chain
              from audit_seal
             where checkpoint <= :checkpoint
             order by area, sequence desc
            """)
        .param("checkpoint", checkpoint)
        .query((row, _) ->
            new Head(
                row.getString("area"),
                row.getLong("sequence"),
                Hash.ofBytes(row.getBytes("chain"))))
        .list();
  }

  static Seal seal(ResultSet row) throws SQLException {
    return new Seal(
        row.getString("area"),
        row.getLong("sequence"),
        row.getObject("entry", UUID.class),
        Hash.ofBytes(row.getBytes("hash")),
        Hash.ofBytes(row.getBytes("chain")));
  }

  void addCheckpoint(JdbcClient nation, Checkpoint checkpoint, SignedNote note) {
    nation
        .sql(
            """
            insert into audit_checkpoint (number, made, size, note)
            values (:number, cast(:made as timestamptz), :size, :note)
            """)
        .param("number", checkpoint.number())
        .param("made", checkpoint.time().toString())
        .param("size", checkpoint.size())
        .param("note", note.note())
        .update();
  }

  Optional<SignedNote> lastCheckpoint(JdbcClient nation) {
    return nation
        .sql("select note from audit_checkpoint order by number desc limit 1")
        .query((row, _) -> note(row.getString("note")))
        .optional();
  }

  /// What this system itself has written.
  static SignedNote note(String text) {
    try {
      return SignedNote.parse(text);
    } catch (Unreadable e) {
      throw new IllegalStateException("a stored checkpoint can't be read", e);
    }
  }

  static Checkpoint checkpoint(SignedNote note) {
    try {
      return Checkpoint.parse(note.text());
    } catch (Unreadable e) {
      throw new IllegalStateException("a stored checkpoint can't be read", e);
    }
  }

  Instant now(JdbcClient nation) {
    return nation
        .sql("select clock_timestamp()")
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .single();
  }
}
