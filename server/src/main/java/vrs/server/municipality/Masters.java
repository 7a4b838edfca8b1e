package vrs.server.municipality;

import vrs.server.platform.Nation;

/// The master data in use: loaded at start, and again when a migration has changed them.
///
/// A use case takes [#current()] once and asks that snapshot, so that a reload in between can't
/// give it half of each.
public final class Masters {

  private final Nation nation;
  private volatile MasterData current;

  public Masters(Nation nation) {
    this.nation = nation;
    this.current = load(nation);
  }

  public MasterData current() {
    return current;
  }

  public void reload() {
    current = load(nation);
  }

  /// Tells whether what the rules of the dose check rest on is still the same in the database:
  /// another digest, other rules, products or lots.
  public String digest() {
    return nation.read(MasterTables::digest);
  }

  private static MasterData load(Nation nation) {
    return nation.read(sql -> new MasterTables(sql).read());
  }
}
