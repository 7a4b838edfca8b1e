package vrs.server.handover;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.platform.Actor;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;
import vrs.server.staff.Screens;

/// The administrator's screens of backups: the key, one to download, and the schedule.
@Controller
public final class BackupPages {
  private static final int LONGEST_KEY = 65_536;
  private final ManageBackups manageBackups;
  private final PrepareBackup prepareBackup;

  BackupPages(ManageBackups manageBackups, PrepareBackup prepareBackup) {
    this.manageBackups = manageBackups;
    this.prepareBackup = prepareBackup;
  }

  @GetMapping("/handovers/backup")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView page(Actor actor, @RequestParam(defaultValue = "") String said) {
    return screen(actor).addObject("said", said);
  }

  @PostMapping("/handovers/backup")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView prepare(
      Actor actor, @RequestParam UUID id, @RequestParam(defaultValue = "") String reason) {
    try {
      return HandoverPages.to(prepareBackup.prepare(actor, id, reason).id());
    } catch (Refusal refusal) {
      return Screens.refused(screen(actor), refusal);
    }
  }

  @PostMapping("/handovers/backup/key")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView key(Actor actor, @RequestParam MultipartFile file) throws IOException {
    String pem;
    try (var in = file.getInputStream()) {
      pem = new String(in.readNBytes(LONGEST_KEY), StandardCharsets.US_ASCII);
    }
    try {
      manageBackups.setKey(actor, pem);
      return saved();
    } catch (Refusal refusal) {
      return Screens.refused(screen(actor), refusal);
    }
  }

  @PostMapping("/handovers/backup/schedule")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView schedule(
      Actor actor,
      @RequestParam BackupSetting.Rhythm rhythm,
      @RequestParam(defaultValue = "7") int weekday,
      @RequestParam(defaultValue = "3") int hour,
      @RequestParam(defaultValue = "FOLDER") BackupSetting.Place place,
      @RequestParam(defaultValue = "") String endpoint,
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "") String bucket,
      @RequestParam(defaultValue = "") String accessKey,
      @RequestParam(defaultValue = "") String secret) {
    try {
      if (weekday < 1 || weekday > 7 || hour < 0 || hour > 23) {
        throw new Refusal(HandoverReason.SCHEDULE_INCOMPLETE);
      }
      var store =
          new BackupSetting.Store(endpoint, region.strip(), bucket.strip(), accessKey.strip());
      manageBackups.setSchedule(
          actor,
          new BackupSetting.Schedule(rhythm, DayOfWeek.of(weekday), hour, place, store),
          secret.strip());
      return saved();
    } catch (Refusal refusal) {
      return Screens.refused(screen(actor), refusal);
    }
  }

  @PostMapping("/handovers/backup/run")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView run(Actor actor) {
    try {
      manageBackups.sendNow(actor);
      return new ModelAndView("redirect:/handovers/backup?said=run.ordered");
    } catch (Refusal refusal) {
      return Screens.refused(screen(actor), refusal);
    }
  }

  private static ModelAndView saved() {
    return new ModelAndView("redirect:/handovers/backup?said=saved");
  }

  private ModelAndView screen(Actor actor) {
    ManageBackups.Shown shown = manageBackups.show(actor);
    return new ModelAndView("handover/backup")
        .addObject("shown", shown)
        .addObject("setting", shown.setting())
        .addObject("key", shown.setting().key().orElse(null))
        .addObject(
            "failure", shown.failure().map(run -> new Failure(run, refusal(run))).orElse(null))
        .addObject("id", UUID.randomUUID())
        .addObject("said", "");
  }

  /// A backup that failed, with its words.
  public record Failure(BackupRun run, Refusal refusal) {}

  private static Refusal refusal(BackupRun run) {
    for (HandoverReason reason : HandoverReason.values()) {
      if (reason.code().equals(run.outcome())) {
        return new Refusal(reason);
      }
    }
    return new Refusal(HandoverReason.STORE_INTERRUPTED);
  }
}
