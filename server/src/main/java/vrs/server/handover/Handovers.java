package vrs.server.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// The tables of files that were handed over and of their downloads.
@Component
final class Handovers {
  private static final String COLUMNS =
      """
      select h.id, h.exit, h.base, h.format, h.name, h.reason, h.digest, h.bytes, h.rows, h.removed,
             h.left_out, h.notes, h.prepared, h.prepared_by, h.expires, h.expires <= now() as expired,
             h.confirmed, h.confirmed_by,
             (select count(*) from handover_download d
               where d.area = :area and d.handover = h.id) as downloads
        from handover h
      """;

  /// The day in Japan.
  private static final String TODAY =
      "date_trunc('day', now() at time zone 'Asia/Tokyo') at time zone 'Asia/Tokyo'";

  /// A fetch of a file.
  record Download(Instant at, UUID account, String reason) {}

  /// Adds a file; its content comes beside it.
  void add(Area area, NewHandover added, UUID account) {
    area.sql(
            """
            insert into handover
                   (area, id, exit, extent, base, format, name, reason, digest, bytes, rows, removed,
                    left_out, notes, prepared, prepared_by, expires)
            values (:area, :id, :exit, :extent, :base, :format, :name, :reason, :digest, :bytes,
                    :rows, :removed, :left_out, :notes, now(), :account, now() + interval '7 days')
            """)
        .param("id", added.id())
        .param("exit", added.exit().name())
        .param("extent", added.base().isPresent() ? "CHANGES" : "WHOLE")
        .param("base", added.base().orElse(null))
        .param("format", added.format().name())
        .param("name", added.name())
        .param("reason", added.reason())
        .param("digest", added.digest())
        .param("bytes", added.bytes())
        .param("rows", added.rows())
        .param("removed", added.removed())
        .param("left_out", added.leftOut())
        .param("notes", added.notes())
        .param("account", account)
        .update();
  }

  Optional<Handover> byId(Area area, UUID id) {
    return area.sql(COLUMNS + " where h.area = :area and h.id = :id")
        .param("id", id)
        .query((row, _) -> handover(row))
        .optional();
  }

  /// All, latest first.
  List<Handover> all(Area area) {
    return area.sql(COLUMNS + " where h.area = :area order by h.prepared desc limit 200")
        .query((row, _) -> handover(row))
        .list();
  }

  /// The latest file of this kind that the receiver has.
  Optional<Handover> lastReceived(Area area, Exit exit) {
    return area.sql(
            COLUMNS
                + """
                 where h.area = :area and h.exit = :exit and h.confirmed is not null
                 order by h.prepared desc
                 limit 1
                """)
        .param("exit", exit.name())
        .query((row, _) -> handover(row))
        .optional();
  }

  int preparedToday(Area area, Exit exit) {
    return area.sql(
            """
            select count(*) from handover
             where area = :area and exit = :exit and prepared >= %s
            """
                .formatted(TODAY))
        .param("exit", exit.name())
        .query(Integer.class)
        .single();
  }

  int downloadedToday(Area area, Exit exit) {
    return area.sql(
            """
            select count(*)
              from handover h
              join handover_download d on d.area = h.area and d.handover = h.id
             where h.area = :area and h.exit = :exit and h.prepared >= now() - interval '8 days'
               and d.at >= %s
            """
                .formatted(TODAY))
        .param("exit", exit.name())
        .query(Integer.class)
        .single();
  }

  void downloaded(Area area, UUID id, UUID account, String reason) {
    area.sql(
            """
            insert into handover_download (area, handover, number, at, account, reason)
            select :area, :id, 1 + count(*), now(), :account, :reason
              from handover_download
             where area = :area and handover = :id
            """)
        .param("id", id)
        .param("account", account)
        .param("reason", reason)
        .update();
  }

  List<Download> downloads(Area area, UUID id) {
    return area.sql(
            """
            select at, account, reason from handover_download
             where area = :area and handover = :id
             order by number
            """)
        .param("id", id)
        .query((row, _) ->
            new Download(
                row.getTimestamp("at").toInstant(),
                row.getObject("account", UUID.class),
                row.getString("reason")))
        .list();
  }

  void confirmed(Area area, UUID id, UUID account) {
    area.sql(
            """
            update handover set confirmed = now(), confirmed_by = :account
             where area = :area and id = :id and confirmed is null
            """)
        .param("id", id)
        .param("account", account)
        .update();
  }

  private static Handover handover(ResultSet row) throws SQLException {
    Timestamp confirmed = row.getTimestamp("confirmed");
    return new Handover(
        row.getObject("id", UUID.class),
        Exit.valueOf(row.getString("exit")),
        Optional.ofNullable(row.getObject("base", UUID.class)),
        Format.valueOf(row.getString("format")),
        row.getString("name"),
        row.getString("reason"),
        HexFormat.of().formatHex(row.getBytes("digest")),
        row.getLong("bytes"),
        row.getLong("rows"),
        row.getLong("removed"),
        row.getLong("left_out"),
        row.getLong("notes"),
        row.getTimestamp("prepared").toInstant(),
        row.getObject("prepared_by", UUID.class),
        row.getTimestamp("expires").toInstant(),
        row.getBoolean("expired"),
        row.getInt("downloads"),
        confirmed == null
            ? Optional.empty()
            : Optional.of(
                new Handover.Receipt(
                    confirmed.toInstant(), row.getObject("confirmed_by", UUID.class))));
  }
}
