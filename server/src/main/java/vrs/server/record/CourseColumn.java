package vrs.server.record;

import vrs.server.platform.Rows;

/// What the register held of a person when the person's lines of a doses file were checked: if it
/// holds something else when the plan is confirmed, the plan is stale.
enum CourseColumn implements Rows.Column {
  /// The ticket, as long as it is not registered.
  TICKET(Rows.Type.TEXT),
  PERSON(Rows.Type.UUID),
  /// Sum of the versions of the person and of all doses: no change leaves it as it was.
  VERSIONS(Rows.Type.INTEGER);

  private final Rows.Type type;

  CourseColumn(Rows.Type type) {
    this.type = type;
  }

  @Override
  public Rows.Type type() {
    return type;
  }
}
