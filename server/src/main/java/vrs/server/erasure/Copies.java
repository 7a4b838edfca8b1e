package vrs.server.erasure;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.BaseBackups;

/// The table of copies that the operator has made (I9). It lies in the operator's own area.
@Component
public final class Copies {
  /// What is copied. Dumps and copies of the key store keep an area's data readable, so they must
  /// be destroyed before its erasure is certified; a replica follows the database, and the log
  /// stays.
  public enum Kind {
    BASE_BACKUP,
    REPLICA,
    DUMP,
    LOG_ARCHIVE,
    KEYS
  }

  /// A copy (運用上の複製).
  ///
  /// @param consent reference of the agency's consent
  /// @param madeBy account, or the name of a schedule
  /// @param ends by when it is destroyed
  public record Copy(
      UUID id,
      Kind kind,
      String name,
      String purpose,
      String consent,
      Optional<Integer> generation,
      Optional<byte[]> digest,
      Instant made,
      String madeBy,
      LocalDate ends,
      Optional<Instant> destroyed,
      Optional<String> destroyedHow) {

    /// A base backup that was just made.
    static Copy of(BaseBackups.Made made, String madeBy, LocalDate ends) {
      return new Copy(
          UUID.randomUUID(),
          Kind.BASE_BACKUP,
          made.file().getFileName().toString(),
          "disaster recovery",
          "docs/operations/base-backups.md",
          Optional.of(made.generation()),
          Optional.of(HexFormat.of().parseHex(made.sha256())),
          made.made(),
          madeBy,
          ends,
          Optional.empty(),
          Optional.empty());
    }
  }

  private static final String READ =
      """
      select id, kind, name, purpose, consent, generation, digest, made, made_by, ends,
             destroyed, destroyed_how
        from operator_copy
       where area = :area
      """;

  void add(Area area, Copy copy) {
    area.sql(
            """
            insert into operator_copy (area, id, kind, name, purpose, consent, generation, digest,
                                       made, made_by, ends)
            values (:area, :id, :kind, :name, :purpose, :consent, :generation, :digest, :made,
                    :madeBy, :ends)
            """)
        .param("id", copy.id())
        .param("kind", copy.kind().name())
        .param("name", copy.name())
        .param("purpose", copy.purpose())
        .param("consent", copy.consent())
        .param("generation", copy.generation().orElse(null))
        .param("digest", copy.digest().orElse(null))
        .param("made", Timestamp.from(copy.made()))
        .param("madeBy", copy.madeBy())
        .param("ends", Date.valueOf(copy.ends()))
        .update();
  }

  /// Those that are there first, then the latest.
  List<Copy> all(Area area) {
    return area.sql(READ + " order by destroyed is not null, ends, made limit 1000")
        .query((row, _) -> copy(row))
        .list();
  }

  /// @return false if there is none, or it is destroyed already
  boolean destroyed(Area area, UUID id, String by, String how) {
    return area.sql(
                """
                update operator_copy
                   set destroyed = now(), destroyed_by = :by, destroyed_how = :how
                 where area = :area and id = :id and destroyed is null
                """)
            .param("id", id)
            .param("by", by)
            .param("how", how)
            .update()
        == 1;
  }

  /// The keys of these generations of base backups were destroyed.
  int generationsDestroyed(Area area, int first, int last, String by) {
    return area.sql(
            """
            update operator_copy
               set destroyed = now(), destroyed_by = :by, destroyed_how = 'key of the generation'
             where area = :area and kind = 'BASE_BACKUP' and generation between :first and :last
               and destroyed is null
            """)
        .param("by", by)
        .param("first", first)
        .param("last", last)
        .update();
  }

  /// Dumps and copies of keys that were made before and are still there.
  List<Copy> leftFrom(Area area, Instant before) {
    return area.sql(READ + " and kind in ('DUMP', 'KEYS') and destroyed is null and made < :before")
        .param("before", Timestamp.from(before))
        .query((row, _) -> copy(row))
        .list();
  }

  private static Copy copy(ResultSet row) throws SQLException {
    return new Copy(
        row.getObject("id", UUID.class),
        Kind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getString("purpose"),
        row.getString("consent"),
        Optional.ofNullable(row.getObject("generation", Integer.class)),
        Optional.ofNullable(row.getBytes("digest")),
        row.getTimestamp("made").toInstant(),
        row.getString("made_by"),
        row.getDate("ends").toLocalDate(),
        Optional.ofNullable(row.getTimestamp("destroyed")).map(Timestamp::toInstant),
        Optional.ofNullable(row.getString("destroyed_how")));
  }
}
