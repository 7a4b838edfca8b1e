package vrs.server.handover;

import vrs.server.audit.AuditAction;

/// What can be done with files that leave, as the audit log names it.
public enum HandoverAction implements AuditAction {
  /// A file was made, or was refused.
  PREPARE("handover.prepare"),
  /// A file was fetched.
  DOWNLOAD("handover.download"),
  /// The receiver confirmed to have it.
  CONFIRM("handover.confirm"),
  /// The list or a file's page was looked at with notes that name ledger numbers.
  NOTES("handover.notes"),
  /// The municipality set its public key for backups.
  BACKUP_KEY("backup.key"),
  /// The municipality set when and where backups go.
  BACKUP_SCHEDULE("backup.schedule"),
  /// A backup was written to the municipality's own store, or could not be.
  BACKUP_STORE("backup.store"),
  /// A backup was put back into an empty area.
  BACKUP_RESTORE("backup.restore"),
  /// An area was compared with a backup.
  BACKUP_COMPARE("backup.compare");

  private final String code;

  HandoverAction(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
