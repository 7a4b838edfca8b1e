package vrs.server.handover;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Makes a backup that the administrator downloads (C6).
@Component
public final class PrepareBackup {
  private final Areas areas;
  private final BackupSettings settings;
  private final MakeBackup makeBackup;
  private final KeepHandover keepHandover;

  PrepareBackup(
      Areas areas, BackupSettings settings, MakeBackup makeBackup, KeepHandover keepHandover) {
    this.areas = areas;
    this.settings = settings;
    this.makeBackup = makeBackup;
    this.keepHandover = keepHandover;
  }

  /// @param id chosen by the sender, so that a retry gets the same file (A4)
  /// @throws Refusal H101, H102, H204
  Handover prepare(Actor actor, UUID id, String reason) {
    Optional<Handover> known = keepHandover.begin(actor, Exit.BACKUP, id, reason);
    if (known.isPresent()) {
      return known.get();
    }
    return keepHandover.inTurn(() -> make(actor, id, reason));
  }

  private Handover make(Actor actor, UUID id, String reason) {
    try (var file = new WrittenFile()) {
      BackupKey key =
          areas
              .read(actor.office(), settings::key)
              .orElseThrow(() -> new Refusal(HandoverReason.NO_KEY));
      BackupManifest manifest = makeBackup.make(actor.office(), key, file);
      return keepHandover.keep(
          actor,
          new NewHandover(
              id,
              Exit.BACKUP,
              Optional.empty(),
              Format.CMS,
              keepHandover.fileName(actor, Exit.BACKUP, Format.CMS, id),
              reason.strip(),
              file.digest(),
              file.size(),
              manifest.rows(),
              0,
              0,
              0),
          new KeepHandover.Content(file, InputStream::nullInputStream, new byte[0]));
    } catch (Refusal refusal) {
      throw keepHandover.refused(actor, Exit.BACKUP, refusal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
