package vrs.server.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/// A throw-away cluster of a PostgreSQL that is installed on the machine, such as Debian's. The
/// clusters that the machine has already are left alone.
final class InstalledPostgres implements AutoCloseable {
  private final Password superuser = Password.random();
  private final PostgresServer server;

  /// @param programs where initdb, pg_ctl and postgres lie
  /// @param folder of the cluster, made anew
  InstalledPostgres(Path programs, Path folder) throws IOException {
    FileSystemUtils.deleteRecursively(folder);
    Path data = Files.createDirectories(folder).resolve("data");
    PostgresUser user = PostgresUser.choose(programs.resolve("postgres"), folder, Optional.empty());
    Path password = folder.resolve("password");
    SecretFile.write(password, superuser.text().getBytes(UTF_8));
    user.own(folder);
    PostgresUser.Output made =
        user.run(
            List.of(
                programs.resolve("initdb").toString(),
                "--pgdata=" + data,
                "--username=postgres",
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
    if (made.code() != 0) {
      throw new IOException(made.printed());
    }
    this.server =
        new PostgresServer(
            user,
            programs,
            data,
            folder.resolve("postgres.log"),
            Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "max_connections", "200",
                "fsync", "off"),
            PostgresServer.freePort());
  }

  /// Of the cluster, without a database.
  String url() {
    return "jdbc:postgresql://127.0.0.1:%d/".formatted(server.port());
  }

  DatabaseSettings.Login superuser() {
    return new DatabaseSettings.Login("postgres", superuser);
  }

  @Override
  public void close() {
    server.close();
  }
}
