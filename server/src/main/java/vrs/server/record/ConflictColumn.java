package vrs.server.record;

import vrs.server.platform.Rows;

/// What is written of a conflict.
enum ConflictColumn implements Rows.Column {
  ID(Rows.Type.UUID),
  TICKET(Rows.Type.TEXT),
  PERSON(Rows.Type.UUID),
  PRODUCT(Rows.Type.TEXT),
  NUMBER(Rows.Type.INTEGER),
  LOT(Rows.Type.TEXT),
  GIVEN(Rows.Type.DAY),
  GIVEN_IN(Rows.Type.TEXT),
  SITE(Rows.Type.TEXT),
  DOCTOR(Rows.Type.TEXT),
  FINDINGS(Rows.Type.JSON),
  ACTOR(Rows.Type.UUID),
  DEVICE(Rows.Type.UUID),
  ORIGIN(Rows.Type.TEXT),
  ORIGIN_ID(Rows.Type.UUID),
  WHY(Rows.Type.TEXT);

  private final Rows.Type type;

  ConflictColumn(Rows.Type type) {
    this.type = type;
  }

  @Override
  public Rows.Type type() {
    return type;
  }
}
