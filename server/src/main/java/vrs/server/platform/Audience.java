package vrs.server.platform;

/// Whom a door is open to (A1). Within an audience, [Role]s say who may do what.
public enum Audience {
  /// Without sign-in: public keys, pages, sign-in itself.
  ANYONE,
  /// An enrolled device and a named person who opened a shift on it.
  SITE,
  /// An enrolled device without a shift yet: to open one.
  DEVICE,
  /// Signed-in staff of a municipality.
  MUNICIPALITY,
  /// Signed-in staff of a prefecture.
  PREFECTURE,
  /// Signed-in staff of the national agency.
  AGENCY,
  /// Signed-in staff of the operator.
  OPERATOR,
  /// Signed-in auditor of the operator or the agency.
  AUDITOR
}
