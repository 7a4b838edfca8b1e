package vrs.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vrs.server.platform.AreaCode;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.BundledPostgres;
import vrs.server.platform.KeyStore;
import vrs.server.platform.SealedBytes;
import vrs.server.platform.Settings;
import vrs.server.record.PersonNumbers;

/// A folder that a base backup was restored into, with the bundled PostgreSQL running in it.
final class RestoredServer implements AutoCloseable {
  private final Path folder;
  private final BundledPostgres postgres;

  RestoredServer(Path folder) {
    this.folder = folder;
    this.postgres =
        BundledPostgres.start(
            new BundledPostgres.Place(
                folder,
                Path.of("target", "postgres-programs").toAbsolutePath(),
                Optional.empty(),
                Map.of("shared_buffers", "16MB")));
  }

  JdbcClient superuser() {
    return superuser(folder);
  }

  /// As superuser in the database of a folder whose server runs.
  static JdbcClient superuser(Path folder) {
    return JdbcClient.create(source(folder));
  }

  private static DriverManagerDataSource source(Path folder) {
    try {
      return new DriverManagerDataSource(
          "jdbc:postgresql://127.0.0.1:%s/vrs?currentSchema=vrs"
              .formatted(Files.readString(folder.resolve("port")).strip()),
          "postgres",
          Files.readString(folder.resolve("superuser.password")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Sealed(UUID person, byte[] number) {}

  /// Opens the sealed Individual Numbers of an area with the keys that the settings have.
  ///
  /// @return how many could be opened
  int openNumbers(Settings settings, AreaCode code) {
    var source = source(folder);
    var keys = new AreaKeys(new KeyStore(settings.keys()), source);
    return new Areas(source)
        .read(
            code,
            area ->
                (int)
                    area
                        .sql("select id, number_sealed from person where area = :area")
                        .query((row, _) ->
                            new Sealed(row.getObject("id", UUID.class), row.getBytes(2)))
                        .list()
                        .stream()
                        .map(each ->
                            keys.of(area)
                                .open(
                                    SealedBytes.of(each.number()),
                                    PersonNumbers.place(each.person())))
                        .filter(number -> number.length == 12)
                        .count());
  }

  @Override
  public void close() {
    postgres.close();
  }
}
