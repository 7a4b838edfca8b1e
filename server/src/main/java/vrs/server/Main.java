package vrs.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import vrs.server.platform.AreaCode;
import vrs.server.platform.CannotStart;
import vrs.server.platform.Messages;
import vrs.server.platform.Refusal;
import vrs.server.platform.Settings;

/// What the launcher asks the server's jar for: to serve, the two deeds before a first start, what
/// only an operator at the machine may do, and what is done with a municipality's backup.
public final class Main {
  private static final String USAGE =
      """
      usage: ./vrs serve FILE
             ./vrs keys init FILE
             ./vrs invite FILE OFFICE NAME "DISPLAY NAME"
             ./vrs base-backup make FILE
             ./vrs base-backup list FILE
             ./vrs base-backup restore FILE BACKUP --into EMPTY_FOLDER
             ./vrs erase-area FILE CODE [--delete-only] [--own-rewrite REFERENCE] [--own-backups REFERENCE]
             ./vrs restore FILE --area CODE --file BACKUP --key PRIVATE.pem
             ./vrs backup compare FILE --area CODE --file BACKUP --key PRIVATE.pem
             ./vrs backup verify BACKUP --key PRIVATE.pem
      """;

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    List<String> words = List.of(arguments);
    try {
      if (words.size() == 2 && words.getFirst().equals("serve")) {
        serve(settings(words.get(1)));
      } else if (words.size() == 3 && words.subList(0, 2).equals(List.of("keys", "init"))) {
        Secrets.makeSigningKeys(settings(words.get(2)));
      } else if (words.size() == 5
          && words.getFirst().equals("invite")
          && AreaCode.isValid(words.get(2))) {
        System.out.println(
            InviteAdministrator.invite(
                settings(words.get(1)), new AreaCode(words.get(2)), words.get(3), words.get(4)));
      } else if (words.size() > 1 && OperatorCommands.knows(words)) {
        OperatorCommands.run(words, System.getenv(), System.out);
      } else if (options(words, 2) && words.getFirst().equals("restore")) {
        System.out.print(
            Backups.told(
                Backups.restore(
                    settings(words.get(1)),
                    new AreaCode(words.get(3)),
                    Path.of(words.get(5)),
                    Path.of(words.get(7)))));
      } else if (options(words, 3) && words.subList(0, 2).equals(List.of("backup", "compare"))) {
        System.out.print(
            Backups.told(
                Backups.compare(
                    settings(words.get(2)),
                    new AreaCode(words.get(4)),
                    Path.of(words.get(6)),
                    Path.of(words.get(8)))));
      } else if (words.size() == 5
          && words.subList(0, 2).equals(List.of("backup", "verify"))
          && words.get(3).equals("--key")) {
        System.out.print(
            Backups.told(Backups.verify(Path.of(words.get(2)), Path.of(words.get(4)))));
      } else {
        System.err.print(USAGE);
        System.exit(64);
      }
    } catch (CannotStart e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (Refusal e) {
      var said = new Messages().of(e.reason(), e.details(), Locale.getDefault());
      System.err.println(e.reason().code() + " " + said.what() + " " + said.next());
      System.exit(1);
    }
  }

  /// Whether the area, the file and the key follow, in this order.
  private static boolean options(List<String> words, int first) {
    return words.size() == first + 6
        && words.get(first).equals("--area")
        && AreaCode.isValid(words.get(first + 1))
        && words.get(first + 2).equals("--file")
        && words.get(first + 4).equals("--key");
  }

  private static void serve(Settings settings) throws InterruptedException {
    var server = VrsServer.start(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    new CountDownLatch(1).await();
  }

  private static Settings settings(String file) {
    return Settings.load(Path.of(file), System.getenv());
  }
}
