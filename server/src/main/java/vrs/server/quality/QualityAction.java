package vrs.server.quality;

import vrs.server.audit.AuditAction;

/// What is done in the quality work beside changing doses, as the audit log names it.
enum QualityAction implements AuditAction {
  /// The picture of a ticket line was looked at.
  STRIP("quality.strip"),
  /// An item was put back with a note, or said to be right as it is.
  MARK("quality.mark"),
  /// That was taken back.
  TAKE_BACK("quality.takeback"),
  /// What a bulk correction would do was computed.
  BULK_PREVIEW("quality.bulk.preview"),
  /// Doses were corrected as one batch.
  BULK("quality.bulk"),
  /// A bulk correction was taken back.
  BULK_UNDO("quality.bulk.undo"),
  /// The rules were run again over the whole area.
  RECHECK("quality.recheck");

  private final String code;

  QualityAction(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
