package vrs.server;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vrs.server.audit.Audit;
import vrs.server.audit.Entries;
import vrs.server.erasure.Copies;
import vrs.server.erasure.EraseArea;
import vrs.server.erasure.MakeBaseBackup;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.BaseBackups;
import vrs.server.platform.CannotStart;
import vrs.server.platform.KeyStore;
import vrs.server.platform.OwnersDatabase;
import vrs.server.platform.RestoreBackup;
import vrs.server.platform.RunningPostgres;
import vrs.server.platform.Settings;
import vrs.server.platform.SigningKeyFiles;

/// What an operator does at the machine, as the owner of database and keys, while the server runs
/// or not: base backups (`./vrs base-backup`), and the execution of an approved erasure (`./vrs
/// erase-area`).
final class OperatorCommands {
  private static final String BASE_BACKUP = "base-backup";
  private static final String PARTY = "operator";

  private OperatorCommands() {}

  static boolean knows(List<String> words) {
    return switch (words.getFirst()) {
      case BASE_BACKUP ->
          switch (words.get(1)) {
            case "make", "list" -> words.size() == 3;
            case "restore" -> words.size() == 6 && words.get(4).equals("--into");
            default -> false;
          };
      case "erase-area" ->
          (words.size() == 3 || (words.size() == 5 && words.get(3).equals("--own-backups")))
              && AreaCode.isValid(words.get(2));
      default -> false;
    };
  }

  static void run(List<String> words, Map<String, String> environment, PrintStream out) {
    boolean erases = words.getFirst().equals("erase-area");
    Settings settings = Settings.load(Path.of(words.get(erases ? 1 : 2)), environment);
    if (erases) {
      Optional<String> ownBackups =
          words.size() == 5 ? Optional.of(words.get(4)) : Optional.empty();
      out.println(eraseArea(settings, new AreaCode(words.get(2)), ownBackups));
      return;
    }
    switch (words.get(1)) {
      case "make" -> {
        BaseBackups.Made made = makeBackup(settings);
        out.printf(
            "%s%n%d bytes, generation %d, SHA-256 %s%n",
            made.file(), made.bytes(), made.generation(), made.sha256());
      }
      case "list" -> list(settings, out);
      default -> {
        var generations = new KeyStore(settings.keys()).generations();
        new RestoreBackup(generations).restore(Path.of(words.get(3)), Path.of(words.get(5)));
        out.printf(
            "Restored into %s: make it the folder postgres of a data folder that has keys and secrets.%n",
            words.get(5));
      }
    }
  }

  static BaseBackups.Made makeBackup(Settings settings) {
    try (var database = OwnersDatabase.open(settings.databaseSettings())) {
      RunningPostgres postgres =
          database
              .bundled()
              .orElseThrow(() ->
                  new CannotStart(
                      "The database is your own PostgreSQL: make base backups with its own tools, in generations as docs/operations/backup.md says."));
      var areas = new Areas(database.owner());
      return new MakeBaseBackup(
              areas,
              new Copies(),
              new Audit(areas, new Entries()),
              new KeyStore(settings.keys()),
              settings,
              Clock.systemUTC())
          .make(postgres, PARTY);
    }
  }

  private static void list(Settings settings, PrintStream out) {
    var generations = new KeyStore(settings.keys()).generations();
    for (BaseBackups.Backup backup :
        new BaseBackups(settings.keeping().backups(), generations).list()) {
      out.printf(
          "%s  %s  generation %d  %d bytes%s%n",
          backup.made(),
          backup.file(),
          backup.generation(),
          backup.bytes(),
          backup.readable() ? "" : "  unreadable: the key of its generation was destroyed");
    }
  }

  /// @return the file with the certificate of erasure
  static Path eraseArea(Settings settings, AreaCode code, Optional<String> ownBackups) {
    var signer =
        new SigningKeyFiles(settings.data().resolve("signing")).signing(SigningKeyFiles.ERASURE);
    Path file = settings.data().resolve("erasures").resolve(code + ".jws");
    try (var database = OwnersDatabase.open(settings.databaseSettings())) {
      String certificate =
          new EraseArea(
                  database, new KeyStore(settings.keys()), signer, settings, Clock.systemUTC())
              .erase(code, ownBackups);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
