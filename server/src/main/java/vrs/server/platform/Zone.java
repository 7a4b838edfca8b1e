package vrs.server.platform;

import java.util.Locale;

/// A network zone with a listener, a Spring context and a database role of its own (A2). A function
/// of one zone does not answer in another.
public enum Zone {
  /// Municipal staff, over the closed government network.
  LGWAN,
  /// Sites, citizens, verifiers, open data.
  INTERNET,
  /// Agency, operator, auditors, prefectures.
  ADMINISTRATION,
  /// No people: sealer, schedules, unfinished work. Its listener answers health only.
  WORKER;

  /// As written in settings and role names: `vrs_lgwan`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String databaseRole() {
    return "vrs_" + key();
  }
}
