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
  PERSON_LOOK("person.look"),
  /// A person was added at the counter, with a first ticket.
  PERSON_ADD("person.add"),
  /// A person's items were changed at the counter.
  PERSON_CHANGE("person.change"),
  /// The last change of a person was taken back by who made it.
  PERSON_UNDO("person.undo"),
  /// A further ticket was issued at the counter.
  TICKET_ISSUE("ticket.issue"),
  /// A ticket was made void at the counter.
  TICKET_VOID("ticket.void"),
  /// The municipality chose to keep addresses, or no longer to.
  ADDRESS_CHOICE("address.choice");

  private final String code;

  RecordAction(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
