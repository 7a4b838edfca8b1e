package vrs.server.audit;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.GroupCommit;
import vrs.server.platform.Refusal;

/// The door to the audit log. No entry, no deed: what can't be entered is refused (I1, I3).
@Component
public final class Audit {
  private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

  /// Most entries of reads in one commit.
  private static final int LARGEST = 500;

  private final Areas areas;
  private final Entries entries;
  private final GroupCommit<AreaCode, Deed, Boolean> looks;

  public Audit(Areas areas, Entries entries) {
    this.areas = areas;
    this.entries = entries;
    this.looks = new GroupCommit<>(LARGEST, this::enterAlone);
  }

  /// Enters a deed in its own transaction, so that both are committed or neither.
  ///
  /// @throws Refusal [AuditReason#NOT_LOGGED] if it can't be entered; the transaction is lost then
  public void enter(Area area, Deed deed) {
    enterAll(area, List.of(deed));
  }

  /// Enters several deeds with one statement.
  ///
  /// @throws Refusal [AuditReason#NOT_LOGGED] if they can't be entered; the transaction is lost
  ///   then
  public void enterAll(Area area, List<Deed> deeds) {
    try {
      entries.add(area, deeds);
    } catch (DataAccessException e) {
      throw notLogged(e);
    }
  }

  /// Enters a look at data, or a refusal, in a transaction of the log's own, together with those of
  /// others that wait for the same area. Returns when it is durable: only then may the answer
  /// leave.
  ///
  /// @throws Refusal [AuditReason#NOT_LOGGED] if it can't be entered; then nothing may be shown
  public void look(AreaCode area, Deed deed) {
    try {
      looks.submit(area, deed);
    } catch (DataAccessException | TransactionException e) {
      throw notLogged(e);
    }
  }

  private List<Boolean> enterAlone(AreaCode code, List<Deed> deeds) {
    return areas.write(
        code,
        area -> {
          enterAll(area, deeds);
          return deeds.stream().map(_ -> true).toList();
        });
  }

  private static Refusal notLogged(RuntimeException cause) {
    LOG.error("the audit log can't be written: {}", cause.getClass().getSimpleName());
    return new Refusal(AuditReason.NOT_LOGGED);
  }
}
