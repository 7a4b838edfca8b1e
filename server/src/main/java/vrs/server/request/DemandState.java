package vrs.server.request;

/// How far a demand has come. All but the first are set by agency or operator.
public enum DemandState {
  /// 受付
  FILED,
  /// 検討中
  CONSIDERED,
  /// 予定あり
  PLANNED,
  /// 実現
  DONE,
  /// 見送り: with the reason.
  DECLINED
}
