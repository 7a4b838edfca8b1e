package vrs.server.handover;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.platform.Settings;

/// The administrator sets to which key, when and where to backups go, and sees what came of them
/// (C6).
@Component
public final class ManageBackups {
  private final Areas areas;
  private final BackupSettings backupSettings;
  private final BackupRuns runs;
  private final Settings settings;
  private final Audit audit;

  ManageBackups(
      Areas areas, BackupSettings backupSettings, BackupRuns runs, Settings settings, Audit audit) {
    this.areas = areas;
    this.backupSettings = backupSettings;
    this.runs = runs;
    this.settings = settings;
    this.audit = audit;
  }

  /// @param folder whether the operator has folders for municipalities
  /// @param stores those that the operator lets the worker reach
  public record Shown(
      BackupSetting setting, List<BackupRun> runs, boolean folder, List<URI> stores) {
    public Shown {
      runs = List.copyOf(runs);
      stores = List.copyOf(stores);
    }

    public boolean noPlace() {
      return !folder && stores.isEmpty();
    }

    /// The last one, if it failed.
    public Optional<BackupRun> failure() {
      return runs.stream().findFirst().filter(BackupRun::failed);
    }
  }

  Shown show(Actor actor) {
    return areas.read(
        actor.office(),
        area ->
            new Shown(
                backupSettings.of(area),
                runs.latest(area),
                settings.exits().backupFolder().isPresent(),
                settings.exits().backupStores().stream().sorted().toList()));
  }

  /// @throws Refusal H201 to H203; nothing of what was sent is kept then
  BackupKey setKey(Actor actor, String pem) {
    Deed deed = Deed.of(actor, HandoverAction.BACKUP_KEY);
    try {
      BackupKey key = BackupKey.ofPem(pem);
      return areas.write(
          actor.office(),
          area -> {
            backupSettings.setKey(area, key, actor.account());
            audit.enter(
                area,
                deed.with("algorithm", key.algorithm()).with("fingerprint", key.fingerprint()));
            return key;
          });
    } catch (Refusal refusal) {
      audit.look(actor.office(), deed.refused(refusal.reason()));
      throw refusal;
    }
  }

  /// @param secret of the store; empty: the present one stays
  /// @throws Refusal H204 to H206
  BackupSetting setSchedule(Actor actor, BackupSetting.Schedule schedule, String secret) {
    Deed deed = Deed.of(actor, HandoverAction.BACKUP_SCHEDULE);
    try {
      return areas.write(
          actor.office(),
          area -> {
            require(backupSettings.of(area), schedule, secret);
            backupSettings.setSchedule(
                area,
                schedule,
                Optional.of(secret).filter(text -> !text.isEmpty()),
                actor.account());
            audit.enter(
                area,
                deed.with("rhythm", schedule.rhythm())
                    .with("place", schedule.place())
                    .with("endpoint", schedule.store().endpoint()));
            return backupSettings.of(area);
          });
    } catch (Refusal refusal) {
      audit.look(actor.office(), deed.refused(refusal.reason()));
      throw refusal;
    }
  }

  private void require(BackupSetting now, BackupSetting.Schedule schedule, String secret) {
    if (schedule.rhythm() == BackupSetting.Rhythm.OFF) {
      return;
    }
    if (now.key().isEmpty()) {
      throw new Refusal(HandoverReason.NO_KEY);
    }
    requirePlace(schedule);
    boolean store = schedule.place() == BackupSetting.Place.STORE;
    if (store && (!schedule.store().isComplete() || secret.isEmpty() && !now.secret())) {
      throw new Refusal(HandoverReason.SCHEDULE_INCOMPLETE);
    }
  }

  /// No municipality makes the worker speak to a place that the operator does not know.
  private void requirePlace(BackupSetting.Schedule schedule) {
    boolean known =
        switch (schedule.place()) {
          case FOLDER -> settings.exits().backupFolder().isPresent();
          case STORE ->
              settings.exits().backupStores().stream()
                  .anyMatch(store -> store.toString().equals(schedule.store().endpoint()));
        };
    if (!known) {
      throw new Refusal(HandoverReason.STORE_UNKNOWN);
    }
  }

  /// The worker makes one as soon as it looks.
  ///
  /// @throws Refusal H204, H205
  BackupSetting sendNow(Actor actor) {
    return areas.write(
        actor.office(),
        area -> {
          BackupSetting setting = backupSettings.of(area);
          if (setting.key().isEmpty()) {
            throw new Refusal(HandoverReason.NO_KEY);
          }
          if (setting.schedule().rhythm() == BackupSetting.Rhythm.OFF) {
            throw new Refusal(HandoverReason.SCHEDULE_INCOMPLETE);
          }
          backupSettings.due(area, area.time());
          audit.enter(area, Deed.of(actor, HandoverAction.BACKUP_SCHEDULE).with("due", "now"));
          return setting;
        });
  }
}
