package vrs.server.record;

/// Where a table names persons, doses or tickets, and what an erasure does there (C2).
///
/// The conditions are SQL beside `area = :area`; they may use `:person`, `:doses`, `:tickets`,
/// `:number` and `:uploads` of [Erased]. The text `erasure.trace.<table>` says in people's words
/// what stands there.
///
/// @param action `delete from T`, or `update T set …` where something must stay
/// @param ofPerson which rows go with a person
/// @param ofDose which rows go with a single dose; empty: none
public record Trace(String table, String action, String ofPerson, String ofDose) {

  /// The rows are deleted.
  public static Trace deleted(String table, String ofPerson, String ofDose) {
    return new Trace(table, "delete from " + table, ofPerson, ofDose);
  }

  /// The rows stay without what they said.
  ///
  /// @param changes such as `name = null`
  public static Trace blanked(String table, String changes, String ofPerson, String ofDose) {
    return new Trace(table, "update " + table + " set " + changes, ofPerson, ofDose);
  }
}
