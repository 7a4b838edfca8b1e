package vrs.server.record;

import vrs.server.audit.AuditAction;

/// What can be done with the register, as the audit log names it.
public enum RecordAction implements AuditAction {
  /// A site was told what the rules say about a dose.
  DOSE_CHECK("dose.check"),
  /// A site registered a dose, or was refused.
  DOSE_REGISTER("dose.register"),
  /// A file was uploaded to be planned, or refused, at once or while its plan was made.
  IMPORT_UPLOAD("import.upload"),
  /// An import was given up before it was confirmed.
  IMPORT_CANCEL("import.cancel"),
  /// An import that nobody confirmed was deleted when its time was over.
  IMPORT_EXPIRE("import.expire"),
  /// A plan was confirmed and stored.
  IMPORT_CONFIRM("import.confirm"),
  /// A stored import was taken back.
  IMPORT_UNDO("import.undo"),
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
