package vrs.server.handover;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Nation;
import vrs.server.platform.Refusal;
import vrs.server.platform.Settings;

/// Sends the backups that are due to the municipalities' own places (C6), one after the other:
/// writes, reads back, compares, and records what came of it. One that failed is tried again an
/// hour later.
@Component
@Profile("worker")
final class SendBackups {
  private static final Logger LOG = LoggerFactory.getLogger(SendBackups.class);
  private static final String WORKER = "worker";
  private static final Duration LONGEST = Duration.ofHours(6);
  private static final Duration UNTIL_RETRY = Duration.ofHours(1);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Nation nation;
  private final Areas areas;
  private final BackupSettings backupSettings;
  private final BackupRuns runs;
  private final MakeBackup makeBackup;
  private final Settings settings;
  private final Audit audit;

  SendBackups(
      Nation nation,
      Areas areas,
      BackupSettings backupSettings,
      BackupRuns runs,
      MakeBackup makeBackup,
      Settings settings,
      Audit audit) {
    this.nation = nation;
    this.areas = areas;
    this.backupSettings = backupSettings;
    this.runs = runs;
    this.makeBackup = makeBackup;
    this.settings = settings;
    this.audit = audit;
  }

  /// What is to be done for one municipality.
  private record Task(
      AreaCode area,
      UUID id,
      String name,
      BackupKey key,
      BackupSetting.Schedule schedule,
      Optional<String> secret) {}

  void sendDue() {
    nation
        .read(db ->
            db.sql("select municipality from backup_due order by municipality")
                .query(String.class)
                .list())
        .forEach(code -> send(new AreaCode(code)));
  }

  /// What goes wrong with one municipality keeps no other from its backup.
  private void send(AreaCode code) {
    try {
      // Empty if another was faster.
      Optional<Task> task = areas.write(code, this::begin);
      task.ifPresent(this::send);
    } catch (RuntimeException e) {
      LOG.error("no backup of {} can be begun: {}", code, e.getClass().getSimpleName());
    }
  }

  private Optional<Task> begin(Area area) {
    if (!backupSettings.isDue(area)) {
      return Optional.empty();
    }
    BackupSetting.Schedule schedule = backupSettings.of(area).schedule();
    backupSettings.due(
        area, area.time().plus(LONGEST)); // if this process goes, another begins anew
    runs.interrupted(area);
    UUID id = UUID.randomUUID();
    String name = "vrs-backup-%s-%s.cms".formatted(area.code(), TIME.format(area.time()));
    runs.begin(area, id, schedule.place(), name);
    return backupSettings
        .key(area)
        .map(key -> new Task(area.code(), id, name, key, schedule, backupSettings.secret(area)));
  }

  private void send(Task task) {
    try (var file = new WrittenFile()) {
      BackupManifest manifest = makeBackup.make(task.area(), task.key(), file);
      BackupPlace place = place(task);
      place.put(task.name(), file);
      compare(place, task.name(), file);
      areas.write(task.area(), area -> done(area, task, file, manifest));
    } catch (Refusal refusal) {
      fail(task, refusal);
    } catch (IOException e) {
      LOG.warn("a backup was not taken: {}", e.getClass().getSimpleName());
      fail(task, new Refusal(HandoverReason.STORE_REFUSED));
    } catch (RuntimeException e) {
      LOG.error("a backup failed: {}", e.getClass().getSimpleName());
      fail(task, new Refusal(HandoverReason.STORE_INTERRUPTED));
    }
  }

  private BackupPlace place(Task task) {
    return switch (task.schedule().place()) {
      case FOLDER ->
          new BackupFolder(
              settings
                  .exits()
                  .backupFolder()
                  .orElseThrow(() -> new Refusal(HandoverReason.STORE_UNKNOWN))
                  .resolve(task.area().digits()));
      case STORE -> {
        boolean known =
            settings.exits().backupStores().stream()
                .anyMatch(each -> each.toString().equals(task.schedule().store().endpoint()));
        if (!known) {
          throw new Refusal(HandoverReason.STORE_UNKNOWN);
        }
        yield new BackupObjectStore(task.schedule().store(), task.secret().orElse(""));
      }
    };
  }

  private static void compare(BackupPlace place, String name, WrittenFile file) throws IOException {
    MessageDigest sha256 = WrittenFile.sha256();
    try (InputStream there = place.open(name);
        var sum = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
      there.transferTo(sum);
    }
    if (!MessageDigest.isEqual(sha256.digest(), file.digest())) {
      throw new Refusal(HandoverReason.STORE_DIFFERS);
    }
  }

  private boolean done(Area area, Task task, WrittenFile file, BackupManifest manifest) {
    runs.done(area, task.id(), file.digest(), file.size(), manifest.rows());
    backupSettings.due(area, backupSettings.of(area).schedule().next(area.time()));
    audit.enter(
        area,
        deed(task)
            .with("digest", HexFormat.of().formatHex(file.digest()))
            .with("rows", manifest.rows()));
    return true;
  }

  private void fail(Task task, Refusal refusal) {
    areas.write(
        task.area(),
        area -> {
          runs.failed(area, task.id(), refusal.reason());
          Instant next = backupSettings.of(area).schedule().next(area.time());
          Instant soon = area.time().plus(UNTIL_RETRY);
          backupSettings.due(area, next == null || next.isBefore(soon) ? next : soon);
          audit.enter(area, deed(task).refused(refusal.reason()));
          return true;
        });
  }

  private static Deed deed(Task task) {
    return Deed.by(WORKER, HandoverAction.BACKUP_STORE)
        .with("run", task.id())
        .with("place", task.schedule().place());
  }
}
