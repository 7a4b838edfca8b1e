package vrs.server.staff;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// The tables of shifts and of the numbers that devices sign to open one.
@Component
final class Shifts {

  /// A shift that is open now.
  record Shift(
      UUID id,
      UUID device,
      UUID person,
      UUID site,
      String personName,
      String siteName,
      byte[] sealedKey,
      Instant until) {
    @Override
    public String toString() {
      return "Shift[" + id + "]";
    }
  }

  /// A line of the municipality's list.
  record Line(
      UUID id,
      String personName,
      String siteName,
      String device,
      Instant openedAt,
      Instant until,
      boolean open) {
    @Override
    public String toString() {
      return "Line[" + id + "]";
    }
  }

  void addNonce(Area area, UUID device, byte[] nonce) {
    area.sql(
            """
            delete from shift_nonce
             where area = :area and device = :device and made_at < now() - interval '5 minutes'
            """)
        .param("device", device)
        .update();
    area.sql("insert into shift_nonce (area, device, nonce) values (:area, :device, :nonce)")
        .param("device", device)
        .param("nonce", nonce)
        .update();
  }

  /// Uses the number up; false if it is not one that this device was given within five minutes.
  boolean useNonce(Area area, UUID device, byte[] nonce) {
    return area.sql(
                """
                delete from shift_nonce
                 where area = :area and device = :device and nonce = :nonce
                   and made_at > now() - interval '5 minutes'
                """)
            .param("device", device)
            .param("nonce", nonce)
            .update()
        == 1;
  }

  void open(Area area, UUID id, UUID device, UUID person, byte[] sealedKey, Instant until) {
    area.sql(
            """
            insert into shift (area, id, device, person, key_sealed, until)
            values (:area, :id, :device, :person, :key, :until)
            """)
        .param("id", id)
        .param("device", device)
        .param("person", person)
        .param("key", sealedKey)
        .param("until", Timestamp.from(until))
        .update();
  }

  /// The shift, if it is open, its device not blocked and its person not disabled.
  Optional<Shift> open(Area area, UUID id) {
    return area.sql(
            """
            select s.id, s.device, s.person, s.key_sealed, s.until,
                   p.display_name, d.site, t.name as site_name
              from shift s
              join device d on d.area = s.area and d.id = s.device
              join site_person p on p.area = s.area and p.id = s.person
              join site t on t.area = d.area and t.id = d.site
             where s.area = :area and s.id = :id
               and s.ended_at is null and s.until > now()
               and d.blocked_at is null and p.disabled_at is null
            """)
        .param("id", id)
        .query((row, _) ->
            new Shift(
                row.getObject("id", UUID.class),
                row.getObject("device", UUID.class),
                row.getObject("person", UUID.class),
                row.getObject("site", UUID.class),
                row.getString("display_name"),
                row.getString("site_name"),
                row.getBytes("key_sealed"),
                row.getTimestamp("until").toInstant()))
        .optional();
  }

  void end(Area area, UUID id) {
    area.sql(
            "update shift set ended_at = now() where area = :area and id = :id and ended_at is null")
        .param("id", id)
        .update();
  }

  /// A device has one shift at a time.
  void endAllOf(Area area, UUID device) {
    area.sql(
            """
            update shift
               set ended_at = now()
             where area = :area and device = :device and ended_at is null
            """)
        .param("device", device)
        .update();
  }

  /// The last hundred, latest first.
  List<Line> latest(Area area) {
    return area.sql(
            """
            select s.id, p.display_name, t.name as site_name, d.label, s.opened_at,
                   coalesce(s.ended_at, s.until) as until,
                   s.ended_at is null and s.until > now() and d.blocked_at is null as open
              from shift s
              join device d on d.area = s.area and d.id = s.device
              join site_person p on p.area = s.area and p.id = s.person
              join site t on t.area = d.area and t.id = d.site
             where s.area = :area
             order by s.opened_at desc
             limit 100
            """)
        .query((row, _) ->
            new Line(
                row.getObject("id", UUID.class),
                row.getString("display_name"),
                row.getString("site_name"),
                row.getString("label"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("until").toInstant(),
                row.getBoolean("open")))
        .list();
  }
}
