package vrs.server.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// As whom PostgreSQL runs: it refuses to be root.
///
/// A plain user runs it as itself. Root hands it to a configured user, else to `postgres`, else to
/// `nobody`; where that user can't reach the folders (below /root, say), root enters a user
/// namespace in which it bears that user's name, so files stay root's.
///
/// @param prefix comes before each command
/// @param uid owner of the data, as the file system sees it
record PostgresUser(List<String> prefix, int uid, int gid) {

  /// @param program must be executable
  /// @param folder must be traversable
  /// @param wanted the configured user
  static PostgresUser choose(Path program, Path folder, Optional<String> wanted) {
    int uid = owner(Path.of("/proc/self"), "unix:uid");
    int gid = owner(Path.of("/proc/self"), "unix:gid");
    if (uid != 0) {
      return new PostgresUser(List.of(), uid, gid);
    }
    List<String> names = wanted.map(List::of).orElse(List.of("postgres", "nobody"));
    List<Account> accounts = names.stream().flatMap(name -> Account.named(name).stream()).toList();
    if (accounts.isEmpty()) {
      throw new CannotStart(
          "PostgreSQL refuses to run as root and there is no user %s: name another in vrs.database.user, or start VRS as a plain user."
              .formatted(String.join(" or ", names)));
    }
    return Stream.concat(
            accounts.stream().map(Account::bySetpriv), accounts.stream().map(Account::byNamespace))
        .filter(user -> user.reaches(program, folder))
        .findFirst()
        .orElseThrow(() ->
            new CannotStart(
                "PostgreSQL refuses to run as root, and the user %s can't reach %s: put vrs.database.folder where every user may pass through (such as /var/lib/vrs), or start VRS as a plain user."
                    .formatted(accounts.getFirst().name, folder)));
  }

  /// The command with a harmless environment: nothing of the caller's HOME or PG* gets through.
  ProcessBuilder command(List<String> command) {
    var all = new ArrayList<>(prefix);
    all.addAll(command);
    var builder =
        new ProcessBuilder(all).redirectErrorStream(true).directory(Path.of("/").toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of("PATH", "/usr/bin:/bin", "HOME", "/nonexistent", "LC_ALL", "C", "TZ", "UTC"));
    return builder;
  }

  /// Runs to the end. What was printed is in the answer.
  Output run(List<String> command) {
    try {
      Process process = command(command).start();
      process.getOutputStream().close();
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Output(process.waitFor(), printed.strip());
    } catch (IOException e) {
      return new Output(-1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Makes the folder and all in it this user's own; does nothing if it is already.
  void own(Path folder) {
    if (owner(folder, "unix:uid") == uid) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean reaches(Path program, Path folder) {
    return run(List.of(
                "/bin/sh",
                "-c",
                "test -x \"$1\" && test -x \"$2\"",
                "sh",
                program.toString(),
                folder.toString()))
            .code()
        == 0;
  }

  private static int owner(Path path, String attribute) {
    try {
      return (Integer) Files.getAttribute(path, attribute);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Output(int code, String printed) {}

  private record Account(String name, int uid, int gid) {

    static Optional<Account> named(String name) {
      Output line = new PostgresUser(List.of(), 0, 0).run(List.of("getent", "passwd", name));
      if (line.code() != 0) {
        return Optional.empty();
      }
      String[] fields = line.printed().split(":", -1);
      return Optional.of(
          new Account(fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3])));
    }

    PostgresUser bySetpriv() {
      return new PostgresUser(
          List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"), uid, gid);
    }

    PostgresUser byNamespace() {
      return new PostgresUser(
          List.of("unshare", "--user", "--map-user=" + uid, "--map-group=" + gid), 0, 0);
    }
  }
}
