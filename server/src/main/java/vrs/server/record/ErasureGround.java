package vrs.server.record;

/// Why the law lets, or makes, a municipality erase (消去の根拠).
public enum ErasureGround {
  /// The person asked for it: stop of use and erasure, 個人情報保護法 98 条.
  REQUEST,
  /// It was never true: registered for nobody, or for somebody else.
  NEVER_TRUE,
  /// The period of the law has ended.
  RETENTION,
  /// A court or an authority has ordered it.
  ORDER
}
