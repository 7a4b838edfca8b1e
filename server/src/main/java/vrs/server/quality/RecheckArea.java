package vrs.server.quality;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.record.OpenCourses;
import vrs.server.record.RecheckCourses;
import vrs.server.record.RecordReason;
import vrs.server.record.Source;
import vrs.server.record.TicketNumber;

/// Runs the rules again over all doses of an area, page by page of its persons and then of the
/// tickets that nobody holds, because a rule, a product or a lot has changed (再確認). What a dose
/// says never changes here, only what the rules say of it. Whoever stops in the middle goes on
/// where it stopped.
@Component
final class RecheckArea {
  static final int PAGE = 500;

  private final Areas areas;
  private final Rechecks rechecks;
  private final RecheckCourses recheckCourses;
  private final Audit audit;

  RecheckArea(Areas areas, Rechecks rechecks, RecheckCourses recheckCourses, Audit audit) {
    this.areas = areas;
    this.rechecks = rechecks;
    this.recheckCourses = recheckCourses;
    this.audit = audit;
  }

  /// @param tickets that nobody holds, once there are no persons left
  /// @param before where the recheck stood; empty if it is the first page
  private record Page(
      List<UUID> persons, List<TicketNumber> tickets, Optional<Rechecks.Recheck> before) {

    boolean isEmpty() {
      return persons.isEmpty() && tickets.isEmpty();
    }

    OpenCourses.Named named() {
      return new OpenCourses.Named(List.of(), tickets, persons);
    }
  }

  /// How it stands with an area.
  enum Progress {
    MORE,
    FINISHED,
    /// Nobody is registered there yet; whoever comes, also by a restored backup, is looked at.
    NOBODY,
    /// Another process is at it.
    ELSEWHERE
  }

  /// Does the next page.
  ///
  /// @param basis what the rules rest on
  /// @throws Refusal E111 of an area that was erased
  Progress page(AreaCode code, String basis) {
    Optional<Page> next = areas.read(code, area -> next(area, basis));
    if (next.isEmpty()) {
      return Progress.FINISHED;
    }
    if (!next.get().isEmpty()) {
      return check(code, basis, next.get());
    }
    if (next.get().before.isEmpty()) {
      return Progress.NOBODY;
    }
    finish(code, basis);
    return Progress.FINISHED;
  }

  /// Empty if it is finished.
  private Optional<Page> next(Area area, String basis) {
    Optional<Rechecks.Recheck> known = rechecks.find(area, basis);
    if (known.flatMap(Rechecks.Recheck::finished).isPresent()) {
      return Optional.empty();
    }
    List<UUID> persons = rechecks.persons(area, known.flatMap(Rechecks.Recheck::after), PAGE);
    List<TicketNumber> tickets =
        persons.isEmpty()
            ? rechecks.orphans(area, known.flatMap(Rechecks.Recheck::orphan), PAGE)
            : List.of();
    return Optional.of(new Page(persons, tickets, known));
  }

  private Progress check(AreaCode code, String basis, Page page) {
    try {
      return recheckCourses.recheck(
          code,
          Source.schedule("the rules or what they rest on changed"),
          page.named(),
          (area, changed) -> {
            if (rechecks.lock(area, basis).filter(now -> now.isWhere(page.before)).isEmpty()) {
              throw new AnotherIsAtIt();
            }
            rechecks.goOn(
                area,
                basis,
                page.persons.stream().reduce((_, last) -> last),
                page.tickets.stream().reduce((_, last) -> last).map(TicketNumber::digits),
                page.persons.size(),
                changed);
            return Progress.MORE;
          });
    } catch (AnotherIsAtIt e) {
      return Progress.ELSEWHERE;
    } catch (Refusal refusal) {
      if (refusal.reason() != RecordReason.CHANGED_MEANWHILE) {
        throw refusal;
      }
      return Progress.MORE; // the page is read again
    }
  }

  /// Another process has gone on with the area: what this one found is undone.
  private static final class AnotherIsAtIt extends RuntimeException {
    AnotherIsAtIt() {
      super(null, null, false, false);
    }
  }

  private void finish(AreaCode code, String basis) {
    areas.write(
        code,
        area -> {
          Optional<Rechecks.Recheck> mine =
              rechecks.lock(area, basis).filter(recheck -> recheck.finished().isEmpty());
          mine.ifPresent(recheck -> {
            rechecks.finish(area, basis);
            audit.enter(
                area,
                Deed.by("worker", QualityAction.RECHECK)
                    .with("basis", basis)
                    .with("persons", recheck.persons())
                    .with("changed", recheck.changed()));
          });
          return mine.isPresent();
        });
  }
}
