package vrs.server.platform;

import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/// The address of an operator's PostgreSQL.
final class DatabaseUrl {
  private static final List<String> PROVEN = List.of("verify-ca", "verify-full");
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1", "[::1]");

  private DatabaseUrl() {}

  /// Connections to other machines are encrypted, and the server proves who it is (A3).
  ///
  /// @throws CannotStart if the address is none, holds a password, or has no TLS where it must
  static void check(String url) {
    Properties parts = Driver.parseURL(url, null);
    if (parts == null) {
      throw new CannotStart(
          "vrs.database.url must look like jdbc:postgresql://host:5432/vrs?sslmode=verify-full.");
    }
    if (url.toLowerCase(Locale.ROOT).contains("password=")) {
      throw new CannotStart(
          "vrs.database.url must not hold a password: put it into a file and name the file.");
    }
    String mode = PGProperty.SSL_MODE.getOrDefault(parts);
    boolean near =
        List.of(String.valueOf(PGProperty.PG_HOST.getOrDefault(parts)).split(",", -1)).stream()
            .allMatch(LOOPBACK::contains);
    if (!near && (mode == null || !PROVEN.contains(mode))) {
      throw new CannotStart(
          "The database is on another machine, so vrs.database.url needs sslmode=verify-full.");
    }
  }

  /// Without its parameters, which may name key files.
  static String withoutSecrets(String url) {
    return url.replaceFirst("\\?.*", "");
  }
}
