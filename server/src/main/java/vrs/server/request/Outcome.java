package vrs.server.request;

/// What was decided about a request (決定).
public enum Outcome {
  /// 認める
  GRANTED,
  /// 一部を認める
  PARTLY,
  /// 認めない
  REFUSED,
  /// 取下げ: the person took it back.
  WITHDRAWN;

  /// Whether something is to be disclosed or changed.
  public boolean isGranted() {
    return this == GRANTED || this == PARTLY;
  }
}
