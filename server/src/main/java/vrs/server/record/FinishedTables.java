package vrs.server.record;

import vrs.server.platform.Area;

/// Puts the finished rows of a plan into the tables of their format, two thousand with one
/// statement, which takes the arrays apart once.
sealed interface FinishedTables permits FinishedPersons, FinishedDoses {

  /// Stores all of the plan. When it returns, nobody else writes doses of the area until the
  /// transaction ends, and what sites have registered beside it is in line with it.
  ///
  /// @param source whose `originId` is the import
  /// @param progress counts the rows
  /// @throws RegisterChanged if the plan is stale
  /// @throws org.springframework.dao.DuplicateKeyException if a key has been taken meanwhile
  void store(Area area, Source source, ImportProgress progress);

  /// The register has changed since the plan was made: undoes the transaction.
  final class RegisterChanged extends RuntimeException {
    RegisterChanged() {
      super(null, null, false, false);
    }
  }
}
