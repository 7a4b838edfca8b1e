package vrs.server.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vrs.server.platform.Area;
import vrs.server.platform.Rows;

/// Tickets that an undo has taken away, and persons who went with theirs. A site can register
/// beside it, so at its end it looks whether something came in that still names them.
final class GoneTickets {
  private enum Column implements Rows.Column {
    TICKET(Rows.Type.TEXT),
    /// Null of a person who stays, without the ticket.
    PERSON(Rows.Type.UUID);

    private final Rows.Type type;

    Column(Rows.Type type) {
      this.type = type;
    }

    @Override
    public Rows.Type type() {
      return type;
    }
  }

  private static final String ARRIVED =
      """
      select exists (
               select from %s
                cross join lateral (
                       select from dose
                        where area = :area and ticket = line.ticket and person is not null
                       union all
                       select from dose where area = :area and person = line.person
                       union all
                       select from dose_conflict
                        where area = :area and person = line.person and decided is null
                        limit 1) d)
      """
          .formatted(Rows.from(Column.class));

  private final List<Rows<Column>> pieces = new ArrayList<>();

  /// @param one whose ticket came with the import
  void add(MadePerson one) {
    if (pieces.isEmpty() || pieces.getLast().size() == ImportPlan.MOST) {
      pieces.add(new Rows<>(Column.class));
    }
    pieces
        .getLast()
        .put(Column.TICKET, one.ticket().number())
        .put(Column.PERSON, one.isCreated() ? Optional.of(one.id()) : Optional.empty())
        .endRow();
  }

  /// Whether a dose or a conflict names one of them.
  boolean areNamed(Area area) {
    return pieces.stream()
        .anyMatch(piece -> piece.bind(area.sql(ARRIVED)).query(Boolean.class).single());
  }
}
