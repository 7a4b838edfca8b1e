package vrs.server.record;

import vrs.server.platform.Rows;

/// What an import knows of a person, with the ticket and the version that come with it: finished
/// while the plan is made, so that confirming only has to hand it to the database.
enum PersonColumn implements Rows.Column {
  ID(Rows.Type.UUID),
  LEDGER_NUMBER(Rows.Type.TEXT),
  NUMBER_LOOKUP(Rows.Type.BYTES),
  NUMBER_SEALED(Rows.Type.BYTES),
  NAME(Rows.Type.TEXT),
  KANA(Rows.Type.TEXT),
  SEARCH_KEY(Rows.Type.TEXT),
  NAME_KEY(Rows.Type.TEXT),
  BIRTH_DATE(Rows.Type.TEXT),
  SEX(Rows.Type.TEXT),
  MOVED_IN(Rows.Type.DAY),
  MOVED_OUT(Rows.Type.DAY),
  DIED(Rows.Type.DAY),
  PROTECTED(Rows.Type.BOOLEAN),
  VERSION(Rows.Type.INTEGER),
  TICKET(Rows.Type.TEXT),
  ISSUED(Rows.Type.DAY),
  REISSUED(Rows.Type.TEXT),
  VOIDED(Rows.Type.DAY),
  VOID_REASON(Rows.Type.TEXT),
  NAMES(Rows.Type.JSON),
  ADDRESS_SEALED(Rows.Type.BYTES),
  CONTENT(Rows.Type.JSON);

  private final Rows.Type type;

  PersonColumn(Rows.Type type) {
    this.type = type;
  }

  @Override
  public Rows.Type type() {
    return type;
  }
}
