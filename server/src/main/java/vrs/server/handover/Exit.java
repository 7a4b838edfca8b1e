package vrs.server.handover;

import java.util.Locale;
import vrs.server.platform.Role;

/// The ways by which the register leaves as a file. There is no other (I8).
///
/// Each has a right, asks for a reason at every download, is limited for a day and an area, is
/// entered in the log, and carries a digest that the receiver confirms (A4).
public enum Exit {
  /// 予防接種台帳向け、縦持ち: a row for each dose, all states.
  LEDGER_LONG,
  /// 予防接種台帳向け、横持ち: a row for each person, eight columns for each dose.
  LEDGER_WIDE,
  /// バックアップ: everything of the register, for the municipality's own key only (C6).
  BACKUP;

  /// Who may open any of them.
  public static final Role RIGHT = Role.ADMINISTRATOR;

  /// As file names begin.
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
