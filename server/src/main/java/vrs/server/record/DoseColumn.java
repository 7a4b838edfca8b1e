package vrs.server.record;

import vrs.server.platform.Rows;

/// What is written of a dose, with its version.
enum DoseColumn implements Rows.Column {
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
  TAKEN_OVER_FROM(Rows.Type.TEXT),
  STATE(Rows.Type.TEXT),
  RANK(Rows.Type.INTEGER),
  FINDINGS(Rows.Type.JSON),
  CHECKED(Rows.Type.BOOLEAN),
  ENTERED_BIRTH_DATE(Rows.Type.TEXT),
  VERSION(Rows.Type.INTEGER),
  ACTOR(Rows.Type.UUID),
  DEVICE(Rows.Type.UUID),
  ORIGIN(Rows.Type.TEXT),
  ORIGIN_ID(Rows.Type.UUID),
  WHY(Rows.Type.TEXT),
  CONTENT(Rows.Type.JSON);

  private final Rows.Type type;

  DoseColumn(Rows.Type type) {
    this.type = type;
  }

  @Override
  public Rows.Type type() {
    return type;
  }
}
