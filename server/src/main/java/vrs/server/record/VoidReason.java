package vrs.server.record;

import java.util.Arrays;
import java.util.Optional;

/// Why a ticket is void (接種券を無効にする理由).
public enum VoidReason {
  /// 紛失・破損・盗難
  LOST("1"),
  /// 再発行した接種券に替わった
  REPLACED("2"),
  /// 転出
  MOVED_OUT("3"),
  /// 死亡
  DIED("4"),
  /// 誤って発行した
  WRONGLY_ISSUED("5"),
  /// その他
  OTHER("9");

  private final String code;

  VoidReason(String code) {
    this.code = code;
  }

  /// As files write it.
  public String code() {
    return code;
  }

  static Optional<VoidReason> ofCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }
}
