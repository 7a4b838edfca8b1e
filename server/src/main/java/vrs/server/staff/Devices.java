package vrs.server.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.Refusal;

/// The tables of devices and of enrolment codes.
@Component
final class Devices {

  /// An enrolled device (端末).
  record Device(
      UUID id, UUID site, String label, DeviceKey key, Instant enrolledAt, boolean blocked) {}

  /// What an enrolment code was made for.
  record Invitation(UUID site, String label) {}

  List<Device> all(Area area) {
    return area.sql(
            """
            select id, site, label, public_key, enrolled_at, blocked_at is not null as blocked
              from device
             where area = :area
             order by enrolled_at desc
            """)
        .query((row, _) -> device(row))
        .list();
  }

  Optional<Device> find(Area area, UUID id) {
    return area.sql(
            """
            select id, site, label, public_key, enrolled_at, blocked_at is not null as blocked
              from device
             where area = :area and id = :id
            """)
        .param("id", id)
        .query((row, _) -> device(row))
        .optional();
  }

  /// @throws Refusal A122 if another device has this key
  void add(Area area, UUID id, Invitation invitation, DeviceKey key) {
    try {
      area.sql(
              """
              insert into device (area, id, site, label, public_key)
              values (:area, :id, :site, :label, :key)
              """)
          .param("id", id)
          .param("site", invitation.site())
          .param("label", invitation.label())
          .param("key", key.bytes())
          .update();
    } catch (DuplicateKeyException e) {
      throw new Refusal(StaffReason.DEVICE_KEY_REFUSED);
    }
  }

  boolean block(Area area, UUID id, boolean blocked) {
    return area.sql(
                """
                update device
                   set blocked_at = case when :blocked then now() end
                 where area = :area and id = :id
                """)
            .param("id", id)
            .param("blocked", blocked)
            .update()
        == 1;
  }

  void invite(Area area, OneTimeCode code, Invitation invitation, UUID madeBy) {
    area.sql(
            """
            insert into enrolment_code (area, code_hash, site, label, made_by, until)
            values (:area, :hash, :site, :label, :by, now() + interval '30 minutes')
            """)
        .param("hash", code.hash())
        .param("site", invitation.site())
        .param("label", invitation.label())
        .param("by", madeBy)
        .update();
  }

  /// What the code is for, while it can be used.
  Optional<Invitation> invitation(Area area, OneTimeCode code) {
    return area.sql(
            """
            select site, label
              from enrolment_code
             where area = :area and code_hash = :hash and device is null and until > now()
            """)
        .param("hash", code.hash())
        .query(
            (row, _) -> new Invitation(row.getObject("site", UUID.class), row.getString("label")))
        .optional();
  }

  /// Uses the code up; false if somebody else just did.
  boolean use(Area area, OneTimeCode code, UUID device) {
    return area.sql(
                """
                update enrolment_code
                   set device = :device
                 where area = :area and code_hash = :hash and device is null and until > now()
                """)
            .param("hash", code.hash())
            .param("device", device)
            .update()
        == 1;
  }

  private static Device device(ResultSet row) throws SQLException {
    Timestamp enrolled = row.getTimestamp("enrolled_at");
    return new Device(
        row.getObject("id", UUID.class),
        row.getObject("site", UUID.class),
        row.getString("label"),
        DeviceKey.ofBytes(row.getBytes("public_key")),
        enrolled.toInstant(),
        row.getBoolean("blocked"));
  }
}
