package vrs.server.quality;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.record.RecheckPersons;
import vrs.server.record.Source;

/// Runs the rules again over all doses of an area, page by page of its persons, because a rule, a
/// product or a lot has changed (再確認). What a dose says never changes here, only what the rules say
/// of it. Whoever stops in the middle goes on where it stopped.
@Component
final class RecheckArea {
  static final int PAGE = 500;

  private final Areas areas;
  private final Rechecks rechecks;
  private final RecheckPersons recheckPersons;
  private final Audit audit;

  RecheckArea(Areas areas, Rechecks rechecks, RecheckPersons recheckPersons, Audit audit) {
    this.areas = areas;
    this.rechecks = rechecks;
    this.recheckPersons = recheckPersons;
    this.audit = audit;
  }

  private record Page(List<UUID> persons, Optional<UUID> before) {}

  /// How it stands with an area.
  enum Progress {
    MORE,
    FINISHED,
    /// Another process is at it.
    ELSEWHERE
  }

  /// Does the next page.
  ///
  /// @param basis what the rules rest on
  Progress page(AreaCode code, String basis) {
    Optional<Page> next =
        areas.read(
            code,
            area -> {
              Optional<Rechecks.Recheck> known = rechecks.find(area, basis);
              if (known.flatMap(Rechecks.Recheck::finished).isPresent()) {
                return Optional.empty();
              }
              Optional<UUID> after = known.flatMap(Rechecks.Recheck::after);
              List<UUID> persons = rechecks.persons(area, after, PAGE);
              boolean nobody = known.isEmpty() && persons.isEmpty();
              return nobody ? Optional.empty() : Optional.of(new Page(persons, after));
            });
    if (next.isEmpty()) {
      return Progress.FINISHED;
    }
    if (next.get().persons.isEmpty()) {
      finish(code, basis);
      return Progress.FINISHED;
    }
    return check(code, basis, next.get());
  }

  private Progress check(AreaCode code, String basis, Page page) {
    try {
      return recheckPersons.recheck(
          code,
          Source.schedule("the rules or what they rest on changed"),
          page.persons,
          (area, changed) -> {
            Optional<Rechecks.Recheck> mine =
                rechecks.lock(area, basis).filter(recheck -> recheck.after().equals(page.before));
            if (mine.isEmpty()) {
              throw new AnotherIsAtIt();
            }
            rechecks.goOn(area, basis, page.persons.getLast(), page.persons.size(), changed);
            return Progress.MORE;
          });
    } catch (AnotherIsAtIt e) {
      return Progress.ELSEWHERE;
    } catch (Refusal changedMeanwhile) {
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
