package vrs.server.request;

/// What a missing function means to the municipality.
public enum Urgency {
  /// 急がない
  WHENEVER,
  /// 業務に支障がある
  HINDERS,
  /// 業務ができない
  STOPS
}
