package vrs.server.request;

/// What can happen to a request. Each is a row that nobody changes.
public enum StepKind {
  /// 受付: the first.
  RECEIVED,
  /// The person was found in the register.
  LINKED,
  /// 本人確認: which papers were seen.
  IDENTIFIED,
  /// Somebody else is in charge.
  ASSIGNED,
  /// Somebody works on it.
  BEGUN,
  /// 期限の延長: with its reason, once.
  EXTENDED,
  /// 決定
  DECIDED,
  /// An answer was made and handed out.
  ANSWERED,
  /// 完了
  DONE,
  /// A note.
  NOTED,
  /// An earlier step was taken back.
  UNDONE
}
