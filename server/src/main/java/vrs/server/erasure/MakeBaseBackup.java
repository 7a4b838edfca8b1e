package vrs.server.erasure;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.BaseBackups;
import vrs.server.platform.Generations;
import vrs.server.platform.KeyStore;
import vrs.server.platform.RunningPostgres;
import vrs.server.platform.Settings;

/// Makes a base backup of the bundled PostgreSQL and registers it among the operator's copies (I9),
/// by schedule, by command, or after an erasure.
@Component
public final class MakeBaseBackup {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private final Areas areas;
  private final Copies copies;
  private final Audit audit;
  private final Generations generations;
  private final BaseBackups backups;
  private final Settings settings;
  private final Clock clock;

  public MakeBaseBackup(
      Areas areas, Copies copies, Audit audit, KeyStore keys, Settings settings, Clock clock) {
    this.areas = areas;
    this.copies = copies;
    this.audit = audit;
    this.generations = keys.generations();
    this.backups = new BaseBackups(settings.keeping().backups(), generations);
    this.settings = settings;
    this.clock = clock;
  }

  /// Makes one in the current generation, and ends generations that were kept long enough.
  ///
  /// @param party who does it
  public BaseBackups.Made make(RunningPostgres postgres, String party) {
    BaseBackups.Made made = backups.make(postgres, clock.instant());
    register(made, backups.end(clock.instant().minus(kept())), party);
    return made;
  }

  /// Makes one in a generation that begins with it.
  BaseBackups.Made inNewGeneration(RunningPostgres postgres, String party) {
    BaseBackups.Made made = backups.make(postgres, clock.instant(), generations.begin());
    register(made, List.of(), party);
    return made;
  }

  /// Destroys the keys of all generations before this one, so that none of their backups opens
  /// again.
  ///
  /// @return names of the files that were removed
  List<String> endBefore(int generation, String party) {
    generations.destroyBefore(generation);
    List<String> removed = backups.removeUnreadable();
    areas.write(
        AreaCode.OPERATOR, area -> copies.generationsDestroyed(area, 1, generation - 1, party));
    return removed;
  }

  private void register(BaseBackups.Made made, List<Integer> ended, String party) {
    LocalDate ends = LocalDate.ofInstant(made.made().plus(kept()), JAPAN);
    areas.write(
        AreaCode.OPERATOR,
        area -> {
          copies.add(area, Copies.Copy.of(made, party, ends));
          for (int generation : ended) {
            copies.generationsDestroyed(area, generation, generation, party);
          }
          audit.enter(
              area,
              Deed.by(party, AreaErasureAction.BACKUP)
                  .with("generation", made.generation())
                  .with("sha256", made.sha256())
                  .with("ended", ended));
          return made;
        });
  }

  private Duration kept() {
    return Duration.ofDays(settings.keeping().backupDays());
  }
}
