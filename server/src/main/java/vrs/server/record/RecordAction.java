package vrs.server.record;

import vrs.server.audit.AuditAction;

/// What can be done with the register, as the audit log names it.
public enum RecordAction implements AuditAction {
  /// A site was told what the rules say about a dose.
  DOSE_CHECK("dose.check"),
  /// A site registered a dose, or was refused.
  DOSE_REGISTER("dose.register"),
  /// A file was uploaded and planned, or refused.
  IMPORT_UPLOAD("import.upload"),
  /// A plan was confirmed and stored.
  IMPORT_CONFIRM("import.confirm"),
  /// The rejected lines of a plan were taken out as a file (I8).
  IMPORT_ERRORS("import.errors"),
  /// Persons were searched for.
  PERSON_SEARCH("person.search"),
  /// A person's record was looked at.
  PERSON_LOOK("person.look");

  private final String code;

  RecordAction(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
