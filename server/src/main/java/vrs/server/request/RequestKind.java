package vrs.server.request;

/// What a person can demand about the data held on them (個人情報保護法76条, 90条, 98条).
public enum RequestKind {
  /// 開示: of what is held.
  DISCLOSURE,
  /// 閲覧記録の開示: of who looked.
  ACCESS_LOG,
  /// 訂正
  CORRECTION,
  /// 追加
  ADDITION,
  /// 削除
  DELETION,
  /// 利用停止
  STOP;

  /// Whether the system makes the answer: a copy of what it holds.
  public boolean isDisclosure() {
    return this == DISCLOSURE || this == ACCESS_LOG;
  }

  /// Whether something new stands in the record once it is granted.
  public boolean changesRecord() {
    return this == CORRECTION || this == ADDITION;
  }
}
