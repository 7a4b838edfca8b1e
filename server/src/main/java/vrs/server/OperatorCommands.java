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
import vrs.server.erasure.OwnWork;
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
          words.size() > 2 && AreaCode.isValid(words.get(2)) && own(words).isPresent();
      default -> false;
    };
  }

  /// Options of `erase-area`; empty if there is one that nobody knows.
  private static Optional<OwnWork> own(List<String> words) {
    OwnWork own = OwnWork.NONE;
    for (int i = 3; i < words.size(); i++) {
      Optional<String> next =
          i + 1 < words.size() ? Optional.of(words.get(i + 1)) : Optional.empty();
      switch (words.get(i)) {
        case "--delete-only" -> own = new OwnWork(true, own.rewrite(), own.backups());
        case "--own-rewrite" -> {
          own = new OwnWork(own.stopAfterDelete(), next, own.backups());
          i++;
        }
        case "--own-backups" -> {
          own = new OwnWork(own.stopAfterDelete(), own.rewrite(), next);
          i++;
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(own);
  }

  static void run(List<String> words, Map<String, String> environment, PrintStream out) {
    boolean erases = words.getFirst().equals("erase-area");
    Settings settings = Settings.load(Path.of(words.get(erases ? 1 : 2)), environment);
    if (erases) {
      out.println(
          eraseArea(settings, new AreaCode(words.get(2)), own(words).orElseThrow())
              .map(Path::toString)
              .orElse("The rows are deleted. Write the tables anew, then run this again."));
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
                      "The database is your own PostgreSQL: make base backups with its own tools, in generations as docs/operations/base-backups.md says."));
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

  /// @return the file with the certificate of erasure; empty: stopped as wished
  static Optional<Path> eraseArea(Settings settings, AreaCode code, OwnWork own) {
    var signer =
        new SigningKeyFiles(settings.data().resolve("signing")).signing(SigningKeyFiles.ERASURE);
    try (var database = OwnersDatabase.open(settings.databaseSettings())) {
      return new EraseArea(
              database, new KeyStore(settings.keys()), signer, settings, Clock.systemUTC())
          .erase(code, own)
          .map(certificate -> write(settings.data().resolve("erasures"), code, certificate));
    }
  }

  private static Path write(Path folder, AreaCode code, String certificate) {
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve(code + ".jws"), certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
