package vrs.server.statistics;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// The tables of releases and their files.
@Component
public final class Releases {

  /// A file of a release, as it is served.
  ///
  /// @param sha256 hexadecimal
  public record File(LocalDate day, String name, String sha256, byte[] content) {}

  /// A release in the list.
  public record Entry(LocalDate day, String name, String sha256, int bytes) {}

  /// True if this call made the release; false if the day had one.
  boolean add(Area agency, LocalDate day, UUID account) {
    return agency
            .sql(
                """
                insert into release (day, made, account)
                values (:day, now(), :account)
                on conflict (day) do nothing
                """)
            .param("day", day)
            .param("account", account)
            .update()
        == 1;
  }

  void addFile(Area agency, LocalDate day, String name, byte[] content) {
    agency
        .sql(
            """
            insert into release_file (day, name, sha256, content)
            values (:day, :name, :sha256, :content)
            """)
        .param("day", day)
        .param("name", name)
        .param("sha256", sha256(content))
        .param("content", content)
        .update();
  }

  /// A file of the release of a day, or of the latest one.
  Optional<File> file(JdbcClient nation, Optional<LocalDate> day, String name) {
    return nation
        .sql(
            """
            select day, name, sha256, content
              from release_file
             where name = :name
               and day = coalesce(cast(:day as date), (select max(day) from release))
            """)
        .param("name", name)
        .param("day", day.orElse(null))
        .query((row, _) ->
            new File(
                row.getDate("day").toLocalDate(),
                row.getString("name"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getBytes("content")))
        .optional();
  }

  List<Entry> all(JdbcClient nation) {
    return nation
        .sql(
            """
            select day, name, sha256, length(content) as bytes
              from release_file
             order by day desc, name
            """)
        .query((row, _) ->
            new Entry(
                row.getDate("day").toLocalDate(),
                row.getString("name"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getInt("bytes")))
        .list();
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
