package vrs.server.platform;

/// What a signed-in person may do inside the office. One table for the code and the docs.
public enum Role {
  /// Accounts, devices, uploads, agreement of the office.
  ADMINISTRATOR,
  /// Looks people up, corrects records, issues at the counter.
  COUNTER,
  /// Reads statistics and reports.
  STATISTICIAN,
  /// Reads the audit log.
  AUDITOR,
  /// Operates: stops, health, maintenance.
  OPERATOR
}
