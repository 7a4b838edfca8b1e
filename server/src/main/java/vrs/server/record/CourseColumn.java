package vrs.server.record;

import vrs.server.platform.Rows;

/// What the register holds of a person's doses, in short, before and after a file: if it holds
/// something else when that is to be stored, somebody else has written meanwhile.
enum CourseColumn implements Rows.Column {
  /// The ticket, as long as it is not registered.
  TICKET(Rows.Type.TEXT),
  PERSON(Rows.Type.UUID),
  /// [CourseMark] of what the file was checked against.
  BEFORE(Rows.Type.LONG),
  /// [CourseMark] of what the file leaves.
  AFTER(Rows.Type.LONG);

  private final Rows.Type type;

  CourseColumn(Rows.Type type) {
    this.type = type;
  }

  @Override
  public Rows.Type type() {
    return type;
  }
}
