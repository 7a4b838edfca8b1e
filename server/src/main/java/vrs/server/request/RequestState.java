package vrs.server.request;

import java.util.EnumSet;
import java.util.Set;

/// How far a request has come. Which steps may follow stands here and nowhere else.
public enum RequestState {
  /// 受付
  RECEIVED(
      StepKind.IDENTIFIED, StepKind.EXTENDED, StepKind.LINKED, StepKind.ASSIGNED, StepKind.DECIDED),
  /// 本人確認済み
  IDENTIFIED(
      StepKind.BEGUN, StepKind.EXTENDED, StepKind.LINKED, StepKind.ASSIGNED, StepKind.DECIDED),
  /// 処理中
  IN_WORK(StepKind.EXTENDED, StepKind.LINKED, StepKind.ASSIGNED, StepKind.DECIDED),
  /// 決定済み
  DECIDED(StepKind.ANSWERED, StepKind.DONE, StepKind.ASSIGNED),
  /// 完了
  DONE;

  private final Set<StepKind> next;

  RequestState(StepKind... next) {
    this.next = EnumSet.of(StepKind.NOTED, next);
  }

  /// Whether the step may be taken now. A note always may.
  public boolean allows(StepKind step) {
    return next.contains(step);
  }
}
