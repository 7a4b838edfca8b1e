package vrs.server.platform;

import java.nio.file.Path;
import java.util.Optional;

/// Which PostgreSQL holds the data, and how to reach it.
public sealed interface DatabaseSettings {

  /// Folder of the roles' passwords: `vrs_lgwan.password` and so on, 0600 each.
  Path secrets();

  /// Most connections of one zone.
  int connections();

  /// The PostgreSQL that the product brings along.
  record Bundled(BundledPostgres.Place place, Path secrets, int connections)
      implements DatabaseSettings {}

  /// An operator's own PostgreSQL, 15 or newer.
  ///
  /// @param url `jdbc:postgresql://host:5432/vrs?sslmode=verify-full`; without TLS on loopback only
  ///   (A3)
  /// @param administrator creates the roles and brings the schema up to date at start; it may
  ///   create roles and owns the database. Without one the passwords must lie in [#secrets] and the
  ///   schema must be up to date already: so runs a process that shall hold no rights but its own
  ///   zone's.
  record External(String url, Optional<Login> administrator, Path secrets, int connections)
      implements DatabaseSettings {}

  /// Somebody who signs in to PostgreSQL and may create roles.
  record Login(String user, Password password) {}
}
