package vrs.server.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import vrs.server.municipality.MasterData;
import vrs.server.record.CourseCheck.Difference;
import vrs.server.record.CourseCheck.Planned;
import vrs.server.record.FieldChecks.Wrong;

/// Compares earlier doses with the register, some two thousand lines at a time, and has those of a
/// person checked together.
final class DoseComparison implements Comparison<EarlierDose> {
  /// The order in which a person's lines are checked: the later of two that contradict each other
  /// is the wrong one.
  private static final Comparator<ImportLine<EarlierDose>> BY_NUMBER =
      Comparator.<ImportLine<EarlierDose>>comparingInt(line -> line.content().number())
          .thenComparing(line -> line.content().given())
          .thenComparingLong(ImportLine::number);

  private final EarlierDoseParser parser;
  private final CourseCheck courseCheck;
  private final ImportPlan plan;
  private final FinishedRows<DoseColumn> fresh;
  private final FinishedRows<DoseColumn> changed;
  private final FinishedRows<DoseColumn> reassessed;
  private final FinishedRows<CourseColumn> known;

  private final Courses courses;
  private final List<List<ImportLine<EarlierDose>>> waiting = new ArrayList<>();
  private int waitingLines;

  /// @param today the day in Japan
  DoseComparison(
      ImportFile file,
      MasterData master,
      LocalDate today,
      ImportPlan plan,
      ImportProgress progress) {
    this.parser = new EarlierDoseParser(file.header(), plan.area().code(), master, today);
    this.courseCheck = new CourseCheck(master, today, plan);
    this.plan = plan;
    this.fresh = plan.rows(ImportChunks.Kind.NEW, DoseColumn.class);
    this.changed = plan.rows(ImportChunks.Kind.CHANGED, DoseColumn.class);
    this.reassessed = plan.rows(ImportChunks.Kind.REASSESSED, DoseColumn.class);
    this.known = plan.rows(ImportChunks.Kind.KNOWN, CourseColumn.class);
    this.courses = new Courses(plan.area(), file, progress);
  }

  @Override
  public EarlierDose parse(List<String> fields) throws Wrong {
    return parser.parse(fields);
  }

  @Override
  public void take(ImportLine<EarlierDose> line) {
    courses.add(line).ifPresent(this::gather);
  }

  @Override
  public void finish() {
    courses.rest().forEach(this::gather);
    if (!waiting.isEmpty()) {
      compare();
    }
  }

  private void gather(List<ImportLine<EarlierDose>> course) {
    waiting.add(course);
    waitingLines += course.size();
    if (waitingLines >= ImportPlan.MOST) {
      compare();
    }
  }

  private void compare() {
    Register register =
        Register.of(
            plan.area(),
            waiting.stream()
                .flatMap(List::stream)
                .map(line -> line.content().ticket())
                .collect(Collectors.toSet()),
            List.of());
    waiting.forEach(course -> compare(register, course));
    waiting.clear();
    waitingLines = 0;
  }

  private void compare(Register register, List<ImportLine<EarlierDose>> course) {
    var differences = new ArrayList<Difference>();
    course.stream()
        .sorted(BY_NUMBER)
        .forEach(line -> {
          EarlierDose dose = line.content();
          Optional<Dose> known = register.onTicket(dose.ticket(), dose.number());
          Optional<Person> holder = register.history(dose.ticket()).person();
          if (DoseRules.isOfAnother(dose.born(), holder)) {
            differences.add(
                new Difference(line, known)); // the rules refuse it, also if it says nothing new
          } else if (known.filter(each -> saysNothingNew(dose, each)).isPresent()) {
            plan.unchanged();
          } else if (known.filter(each -> each.assessment().checked()).isPresent()) {
            plan.reject(line, ImportReason.DOSE_CHECKED, Map.of());
          } else {
            differences.add(new Difference(line, known));
          }
        });
    List<Planned> planned = courseCheck.check(register, differences);
    planned.forEach(this::layAside);
    List<Dose> again = courseCheck.reassess(register, planned);
    again.forEach(dose -> reassessed.add(row -> DoseRows.putReassessed(row, dose, plan.batch())));
    if (!planned.isEmpty()) {
      TicketNumber ticket = planned.getFirst().dose().ticket();
      remember(register.history(ticket), ticket, planned, again);
    }
  }

  /// Of a dose that staff have checked it says nothing new by another mark of its day.
  private static boolean saysNothingNew(EarlierDose told, Dose known) {
    return told.isSame(known) && (known.assessment().checked() || told.doubtsNoMoreThan(known));
  }

  private void layAside(Planned planned) {
    ImportLine<EarlierDose> line = planned.difference().line();
    (planned.difference().known().isEmpty() ? fresh : changed)
        .add(row -> DoseRows.put(row, planned.dose(), plan.batch(), line));
    plan.whence(line.content().whence());
    if (!planned.dose().state().certifiable()) {
      plan.doubt(doubts(planned, line.number()));
    }
  }

  private static List<Remark> doubts(Planned planned, long line) {
    var doubts = new ArrayList<Remark>();
    if (planned.dose().person().isEmpty()) {
      doubts.add(Remark.of(line, ImportReason.TICKET_NOT_REGISTERED, Map.of()));
    }
    planned.dose().assessment().open().stream()
        .filter(finding -> finding.rule() != Rule.TICKET_NEVER_ISSUED)
        .forEach(finding -> doubts.add(Remark.of(line, finding.rule(), finding.details())));
    return doubts;
  }

  private void remember(
      History history, TicketNumber ticket, List<Planned> planned, List<Dose> again) {
    Optional<Person> person = history.person();
    var after = new HashMap<UUID, Dose>();
    history.doses().forEach(dose -> after.put(dose.id(), dose));
    planned.forEach(each -> after.put(each.dose().id(), each.dose()));
    again.forEach(dose -> after.put(dose.id(), dose));
    known.add(row ->
        row.put(
                CourseColumn.TICKET,
                person.isPresent() ? Optional.empty() : Optional.of(ticket.digits()))
            .put(CourseColumn.PERSON, person.map(Person::id))
            .put(CourseColumn.BEFORE, CourseMark.of(person, history.doses()))
            .put(CourseColumn.AFTER, CourseMark.of(person, after.values())));
  }
}
