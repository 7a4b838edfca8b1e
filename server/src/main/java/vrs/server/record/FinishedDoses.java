package vrs.server.record;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.Rows;

/// Doses with their versions, as a plan has finished them.
///
/// A dose was checked against all that the register held of its person. That must still be all, so
/// it is compared before anything is stored, and once more when nobody else can write any more: a
/// site may have registered another dose of the person meanwhile, which knows nothing of these.
@Component
final class FinishedDoses implements FinishedTables {

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
          if (CourseMark.isStale(area, Rows.of(CourseColumn.class, piece))) {
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
          List<UUID> otherwise = doses.sayingOtherwise(area, rows);
          if (!doses.change(area, rows, actor)) {
            throw new RegisterChanged();
          }
          changes.tell(area, source, otherwise);
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
    CourseLocks.shutOut(area);
    chunks.each(
        area,
        batch,
        ImportChunks.Kind.KNOWN,
        uncounted,
        piece -> {
          if (!CourseMark.changedSince(area, Rows.of(CourseColumn.class, piece)).isEmpty()) {
            throw new RegisterChanged();
          }
        });
  }
}
