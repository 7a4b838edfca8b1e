package vrs.server.record;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.Rows;

/// Doses with their versions, as a plan has finished them.
///
/// A dose was checked against all that the register held of its person. That must still be all, so
/// it is compared before anything is stored. Sites hold a lock on each ticket while they register;
/// an import would need more of them than the database has room for. A site that registers between
/// the comparison and the commit meets the unique key if it is the same dose, and then the plan is
/// made anew; if it is another of the person's, both are kept and each was right when it was
/// checked.
@Component
final class FinishedDoses implements FinishedTables {

  private static final String STALE =
      """
      select count(*)
        from %s
       where versions <> (
               select coalesce(sum(version), 0)
                 from (select version from person where area = :area and id = line.person
                       union all
                       select version from dose where area = :area and person = line.person
                       union all
                       select version from dose where area = :area and ticket = line.ticket
                       union all -- the ticket has been registered meanwhile
                       select 1 from ticket where area = :area and number = line.ticket) as held)
      """
          .formatted(Rows.from(CourseColumn.class));

  private final ImportChunks chunks;
  private final Doses doses;
  private final DoseChanges changes;

  FinishedDoses(ImportChunks chunks, Doses doses, DoseChanges changes) {
    this.chunks = chunks;
    this.doses = doses;
    this.changes = changes;
  }

  @Override
  public void store(Area area, Source source, ImportProgress progress) {
    UUID batch = Objects.requireNonNull(source.originId());
    Optional<UUID> actor = Optional.of(source.actor());
    var uncounted = new ImportProgress(); // no lines of the file
    chunks.each(
        area,
        batch,
        ImportChunks.Kind.KNOWN,
        uncounted,
        piece -> {
          var known = Rows.of(CourseColumn.class, piece);
          if (known.bind(area.sql(STALE)).query(Integer.class).single() > 0) {
            throw new RegisterChanged();
          }
        });
    chunks.each(
        area,
        batch,
        ImportChunks.Kind.CHANGED,
        progress,
        piece -> {
          Rows<DoseColumn> rows = Rows.of(DoseColumn.class, piece);
          if (!doses.change(area, rows, actor)) {
            throw new RegisterChanged();
          }
          changes.tell(area, source, rows.uuids(DoseColumn.ID));
        });
    chunks.each(
        area,
        batch,
        ImportChunks.Kind.REASSESSED,
        uncounted,
        piece -> {
          if (!doses.change(area, Rows.of(DoseColumn.class, piece), actor)) {
            throw new RegisterChanged();
          }
        });
    chunks.each(
        area,
        batch,
        ImportChunks.Kind.NEW,
        progress,
        piece -> doses.add(area, Rows.of(DoseColumn.class, piece), actor));
  }
}
