package vrs.server.record;

import java.util.Arrays;
import java.util.Optional;

/// Why a ticket is issued to somebody who had one before, or without having been sent one (再発行の理由).
public enum ReissueReason {
  /// 紛失・破損・汚損
  LOST("1"),
  /// 接種券が送られた後に転入した
  MOVED("2"),
  /// 氏名が変わった
  NAME_CHANGED("3"),
  /// 届かない
  NOT_RECEIVED("4"),
  /// 住民基本台帳に記録がない
  NOT_A_RESIDENT("5"),
  /// DV、ストーカー行為、児童虐待等の支援措置
  PROTECTION("6"),
  /// 予診のみの接種券を使い切った
  EXAMINED_ONLY("7"),
  /// その他
  OTHER("9");

  private final String code;

  ReissueReason(String code) {
    this.code = code;
  }

  /// As files write it.
  public String code() {
    return code;
  }

  static Optional<ReissueReason> ofCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }
}
