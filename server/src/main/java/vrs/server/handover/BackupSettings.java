package vrs.server.handover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.SealedBytes;
import vrs.server.platform.SealedPlace;

/// The table of how municipalities want their backups: a row for each.
@Component
final class BackupSettings {
  private static final SealedPlace SECRET =
      new SealedPlace(new UUID(0, 0), "backup_setting.secret");
  private final AreaKeys keys;

  BackupSettings(AreaKeys keys) {
    this.keys = keys;
  }

  BackupSetting of(Area area) {
    return area.sql(
            """
            select public_key, key_set, rhythm, weekday, hour, place, endpoint, region, bucket,
                   access_key, secret_sealed is not null as secret, due
              from backup_setting
             where area = :area
            """)
        .query((row, _) -> setting(row))
        .optional()
        .orElse(
            new BackupSetting(
                Optional.empty(), BackupSetting.Schedule.NEVER, false, Optional.empty()));
  }

  Optional<BackupKey> key(Area area) {
    return area.sql("select public_key from backup_setting where area = :area")
        .query((row, _) -> Optional.ofNullable(row.getBytes(1)))
        .optional()
        .flatMap(bytes -> bytes)
        .map(BackupKey::of);
  }

  void setKey(Area area, BackupKey key, UUID account) {
    area.sql(
            """
            insert into backup_setting (area, public_key, key_set, key_set_by)
            values (:area, :key, now(), :account)
            on conflict (area)
              do update set public_key = excluded.public_key, key_set = excluded.key_set,
                            key_set_by = excluded.key_set_by
            """)
        .param("key", key.encoded())
        .param("account", account)
        .update();
  }

  /// @param secret of the store; if absent, the present one stays
  void setSchedule(
      Area area, BackupSetting.Schedule schedule, Optional<String> secret, UUID account) {
    byte[] sealed =
        secret.map(text -> keys.of(area).seal(text.getBytes(UTF_8), SECRET).bytes()).orElse(null);
    area.sql(
            """
            insert into backup_setting as s
                   (area, rhythm, weekday, hour, place, endpoint, region, bucket, access_key,
                    secret_sealed, changed, changed_by, due)
            values (:area, :rhythm, :weekday, :hour, :place, :endpoint, :region, :bucket, :access,
                    :secret, now(), :account, :due)
            on conflict (area)
              do update set rhythm = excluded.rhythm, weekday = excluded.weekday,
                            hour = excluded.hour, place = excluded.place,
                            endpoint = excluded.endpoint, region = excluded.region,
                            bucket = excluded.bucket, access_key = excluded.access_key,
                            secret_sealed = coalesce(excluded.secret_sealed, s.secret_sealed),
                            changed = excluded.changed, changed_by = excluded.changed_by,
                            due = excluded.due
            """)
        .param("rhythm", schedule.rhythm().name())
        .param("weekday", schedule.weekday().getValue())
        .param("hour", schedule.hour())
        .param("place", schedule.place().name())
        .param("endpoint", schedule.store().endpoint())
        .param("region", schedule.store().region())
        .param("bucket", schedule.store().bucket())
        .param("access", schedule.store().accessKey())
        .param("secret", sealed)
        .param("account", account)
        .param("due", timestamp(schedule.next(area.time())))
        .update();
  }

  /// The secret key of the municipality's store.
  Optional<String> secret(Area area) {
    return area.sql("select secret_sealed from backup_setting where area = :area")
        .query((row, _) -> Optional.ofNullable(row.getBytes(1)))
        .optional()
        .flatMap(bytes -> bytes)
        .map(sealed -> new String(keys.of(area).open(SealedBytes.of(sealed), SECRET), UTF_8));
  }

  void due(Area area, @Nullable Instant next) {
    area.sql("update backup_setting set due = :due where area = :area")
        .param("due", timestamp(next))
        .update();
  }

  /// Whether it is due, and nobody else makes it meanwhile.
  boolean isDue(Area area) {
    return area.sql("select due <= now() from backup_setting where area = :area for update")
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant time) {
    return time == null ? null : Timestamp.from(time);
  }

  private static BackupSetting setting(ResultSet row) throws SQLException {
    byte[] encoded = row.getBytes("public_key");
    Optional<BackupSetting.Key> key = Optional.empty();
    if (encoded != null) {
      var known = BackupKey.of(encoded);
      key =
          Optional.of(
              new BackupSetting.Key(
                  known.algorithm(), known.fingerprint(), row.getTimestamp("key_set").toInstant()));
    }
    var store =
        new BackupSetting.Store(
            row.getString("endpoint"),
            row.getString("region"),
            row.getString("bucket"),
            row.getString("access_key"));
    var schedule =
        new BackupSetting.Schedule(
            BackupSetting.Rhythm.valueOf(row.getString("rhythm")),
            DayOfWeek.of(row.getInt("weekday")),
            row.getInt("hour"),
            BackupSetting.Place.valueOf(row.getString("place")),
            store);
    return new BackupSetting(
        key,
        schedule,
        row.getBoolean("secret"),
        Optional.ofNullable(row.getTimestamp("due")).map(Timestamp::toInstant));
  }
}
