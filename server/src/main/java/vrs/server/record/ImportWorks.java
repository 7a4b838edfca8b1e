package vrs.server.record;

import java.sql.Types;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Area;
import vrs.server.platform.Refusal;

/// Who works on which import: the other half of the table of imports.
///
/// Every statement that ends a work asks for its token. So a process that was thought dead and is
/// not can't commit beside the one that took over.
@Component
final class ImportWorks {
  /// What a batch is when nobody works on it.
  private static final String IDLE = "worker = null, beat = null, began = null, step = null";

  private final JsonMapper json = JsonMapper.builder().build();

  /// Takes the plan that has waited longest, if none of the area is being made.
  Optional<UUID> takePlan(Area area, UUID worker) {
    return area.sql(
            """
            update import_batch
               set phase = 'PLANNING', attempts = attempts + 1, refused = null, worker = :worker,
                   beat = now(), began = now(), step = 'CHECKING', done = 0, total = lines
             where area = :area
               and id = (select id
                           from import_batch
                          where area = :area and phase = 'WAITING' and expires > now()
                          order by queued, id
                          limit 1)
               and not exists (select from import_batch where area = :area and phase = 'PLANNING')
            returning id
            """)
        .param("worker", worker)
        .query(UUID.class)
        .optional();
  }

  /// Takes the storing of a plan.
  boolean takeStoring(Area area, ImportWork work) {
    return area.sql(
                """
                update import_batch
                   set phase = 'STORING', refused = null, worker = :worker, beat = now(),
                       began = now(), step = 'STORING', done = 0, total = new + changed
                 where area = :area and id = :id and phase = 'PLANNED'
                """)
            .param("id", work.batch())
            .param("worker", work.worker())
            .update()
        == 1;
  }

  /// Takes the taking back of an import.
  boolean takeUndoing(Area area, ImportWork work) {
    return area.sql(
                """
                update import_batch
                   set phase = 'UNDOING', refused = null, worker = :worker, beat = now(),
                       began = now(), step = 'UNDOING', done = 0, total = new + changed
                 where area = :area and id = :id and phase = 'STORED'
                """)
            .param("id", work.batch())
            .param("worker", work.worker())
            .update()
        == 1;
  }

  /// Tells that the work goes on.
  ///
  /// @return false if it is somebody else's by now
  boolean beat(Area area, ImportWork work) {
    ImportProgress progress = work.progress();
    return area.sql(
                """
                update import_batch
                   set beat = now(), step = :step, done = :done, total = :total,
                       began = now() - make_interval(secs => :seconds)
                 where area = :area and id = :id and worker = :worker
                """)
            .param("step", progress.step().name())
            .param("done", progress.done())
            .param("total", progress.total())
            .param("seconds", progress.seconds())
            .param("id", work.batch())
            .param("worker", work.worker())
            .update()
        == 1;
  }

  /// Ends the making of a plan.
  ///
  /// @param whences how many lines that will be stored came from where
  /// @throws ImportProgress.WorkLost if it was somebody else's by now
  void planned(
      Area area, ImportWork work, ImportBatch.Counts counts, Map<Whence, Integer> whences) {
    require(
        area.sql(
                """
                update import_batch
                   set phase = 'PLANNED', attempts = 0, planned = now(), new = :fresh,
                       changed = :changed, unchanged = :unchanged, rejected = :rejected,
                       doubtful = :doubtful, whences = cast(:whences as jsonb), %s
                 where area = :area and id = :id and worker = :worker
                """
                    .formatted(IDLE))
            .param("fresh", counts.fresh())
            .param("changed", counts.changed())
            .param("unchanged", counts.unchanged())
            .param("rejected", counts.rejected())
            .param("doubtful", counts.doubtful())
            .param("whences", json.writeValueAsString(whences))
            .param("id", work.batch())
            .param("worker", work.worker())
            .update());
  }

  /// Turns the plan into a receipt.
  ///
  /// @throws ImportProgress.WorkLost if it was somebody else's by now
  void stored(Area area, ImportWork work, UUID account, int linked) {
    require(
        area.sql(
                """
                update import_batch
                   set phase = 'STORED', confirmed = now(), confirmed_by = :account,
                       linked = :linked, %s
                 where area = :area and id = :id and worker = :worker
                """
                    .formatted(IDLE))
            .param("account", account)
            .param("linked", linked)
            .param("id", work.batch())
            .param("worker", work.worker())
            .update());
  }

  /// Notes in the receipt that it was taken back.
  ///
  /// @throws ImportProgress.WorkLost if it was somebody else's by now
  void undone(Area area, ImportWork work, UUID account, ImportUndo.Counts counts) {
    require(
        area.sql(
                """
                update import_batch
                   set phase = 'UNDONE', undone = now(), undone_by = :account,
                       removed = :removed, restored = :restored, stayed = :stayed, %s
                 where area = :area and id = :id and worker = :worker
                """
                    .formatted(IDLE))
            .param("account", account)
            .param("removed", counts.removed())
            .param("restored", counts.restored())
            .param("stayed", counts.stayed())
            .param("id", work.batch())
            .param("worker", work.worker())
            .update());
  }

  /// Gives a work back: whoever looks next may take it.
  ///
  /// @param back what the import is now
  /// @return false if it was somebody else's by now
  boolean giveBack(Area area, ImportWork work, ImportPhase back) {
    return giveBack(area, work, back, Optional.empty(), false);
  }

  /// As the other, and its page says why nothing came of it.
  boolean giveBack(Area area, ImportWork work, ImportPhase back, Refusal refusal) {
    return giveBack(area, work, back, Optional.of(ImportBatch.Refused.of(refusal)), false);
  }

  /// Has the plan made anew, because the register has changed since.
  void giveBackStale(Area area, ImportWork work) {
    giveBack(area, work, ImportPhase.WAITING, Optional.empty(), true);
  }

  private boolean giveBack(
      Area area,
      ImportWork work,
      ImportPhase back,
      Optional<ImportBatch.Refused> refused,
      boolean stale) {
    return area.sql(
                """
                update import_batch
                   set phase = :phase, refused = cast(:refused as jsonb),
                       anew = anew or :stale, queued = case when :stale then now() else queued end,
                       %s
                 where area = :area and id = :id and worker = :worker
                """
                    .formatted(IDLE))
            .param("phase", back.name())
            .param("refused", refused.map(json::writeValueAsString).orElse(null), Types.VARCHAR)
            .param("stale", stale)
            .param("id", work.batch())
            .param("worker", work.worker())
            .update()
        == 1;
  }

  /// Sets free what processes hold whose beat has stopped.
  ///
  /// @return whether anything was
  boolean free(Area area) {
    return area.sql(
                """
                update import_batch
                   set phase = case phase when 'PLANNING' then 'WAITING'
                                          when 'STORING' then 'PLANNED'
                                          else 'STORED' end,
                       %s
                 where area = :area and worker is not null and beat < now() - interval '30 seconds'
                """
                    .formatted(IDLE))
            .update()
        > 0;
  }

  /// Has the database end the transaction if this process falls silent in it: what it has written
  /// would block whoever takes over.
  void endIfIdle(Area area) {
    area.sql("select set_config('idle_in_transaction_session_timeout', '1min', true)")
        .query(String.class)
        .single();
  }

  private static void require(int updated) {
    if (updated != 1) {
      throw new ImportProgress.WorkLost();
    }
  }
}
