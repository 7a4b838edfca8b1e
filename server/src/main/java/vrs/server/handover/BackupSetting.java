package vrs.server.handover;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a municipality wants its backups (C6).
///
/// @param key absent until it was set
/// @param secret whether the store's secret key is known
/// @param due when the next one is made, if ever
public record BackupSetting(
    Optional<Key> key, Schedule schedule, boolean secret, Optional<Instant> due) {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  /// The public key, as the screen shows it.
  public record Key(String algorithm, String fingerprint, Instant set) {}

  /// When, and where to.
  ///
  /// @param weekday counts if weekly
  /// @param hour in Japan
  /// @param store counts if the place is a store
  public record Schedule(Rhythm rhythm, DayOfWeek weekday, int hour, Place place, Store store) {
    static final Schedule NEVER =
        new Schedule(Rhythm.OFF, DayOfWeek.SUNDAY, 3, Place.FOLDER, new Store("", "", "", ""));

    /// The first time after this one.
    @Nullable Instant next(Instant now) {
      ZonedDateTime today = now.atZone(JAPAN).toLocalDate().atTime(hour, 0).atZone(JAPAN);
      return switch (rhythm) {
        case OFF -> null;
        case DAILY -> (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
        case WEEKLY -> {
          ZonedDateTime day = today.with(TemporalAdjusters.nextOrSame(weekday));
          yield (day.toInstant().isAfter(now) ? day : day.plusWeeks(1)).toInstant();
        }
      };
    }
  }

  /// How often.
  public enum Rhythm {
    OFF,
    DAILY,
    WEEKLY
  }

  /// Where to.
  public enum Place {
    /// The folder that the operator has set up for the municipality.
    FOLDER,
    /// An object store of the municipality that speaks S3.
    STORE
  }

  /// An object store.
  public record Store(String endpoint, String region, String bucket, String accessKey) {
    boolean isComplete() {
      return !endpoint.isBlank()
          && region.matches("[A-Za-z0-9-]{1,40}")
          && bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
          && accessKey.matches("[\\x21-\\x7e]{1,128}");
    }
  }
}
