package vrs.server.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Product;

/// Runs the rules over the lines of one person: each is checked against all other doses as the
/// register will hold them when the plan has been confirmed.
final class CourseCheck {
  private final MasterData master;
  private final LocalDate today;
  private final ImportPlan plan;
  private final TimeOrderedIds ids = new TimeOrderedIds();

  /// A line that is not what the register holds.
  ///
  /// @param known the dose that it changes; none: it is new
  record Difference(ImportLine<EarlierDose> line, Optional<Dose> known) {}

  /// A dose as it will be stored.
  record Planned(Difference difference, Dose dose) {}

  /// @param today the day in Japan
  CourseCheck(MasterData master, LocalDate today, ImportPlan plan) {
    this.master = master;
    this.today = today;
    this.plan = plan;
  }

  /// Checks the lines of a person one after the other. An impossible one is taken out; what it
  /// would have changed stays as it was, so the others are checked again with that.
  List<Planned> check(Register register, List<Difference> differences) {
    var left = new ArrayList<>(differences);
    var planned = new ArrayList<Planned>();
    while (planned.size() < left.size()) {
      Difference next = left.get(planned.size());
      History history = history(register, next.line.content().ticket(), left, planned);
      DoseCheck check = DoseRules.check(master, proposed(next.line.content()), history);
      if (check instanceof DoseCheck.Impossible) {
        reject(next.line, check);
        left.remove(next);
        planned.clear();
      } else {
        planned.add(new Planned(next, dose(next, history, check)));
      }
    }
    return besideEachOther(register, planned);
  }

  /// The rules look at the first of them once more: when it was checked, the later ones were not
  /// there yet.
  private List<Planned> besideEachOther(Register register, List<Planned> planned) {
    return planned.stream()
        .map(each -> {
          History whole = history(register, each.dose.ticket(), differences(planned), planned);
          Assessment now = DoseRules.again(master, each.dose, register.others(each.dose, whole));
          return new Planned(each.difference, each.dose.saying(now));
        })
        .toList();
  }

  /// What the register will hold of the person when the planned ones have been stored, without
  /// those that are still to be changed.
  private static History history(
      Register register, TicketNumber ticket, List<Difference> left, List<Planned> planned) {
    History history = register.history(ticket);
    List<UUID> replaced = left.stream().flatMap(each -> each.known.stream()).map(Dose::id).toList();
    var doses = new ArrayList<Dose>();
    history.doses().stream().filter(dose -> !replaced.contains(dose.id())).forEach(doses::add);
    planned.forEach(each -> doses.add(each.dose));
    doses.sort(Dose.EARLIEST_FIRST);
    return new History(history.ticket(), history.person(), doses);
  }

  /// The person's doses of which the rules say something else once the planned ones are there.
  List<Dose> reassess(Register register, List<Planned> planned) {
    if (planned.isEmpty()) {
      return List.of();
    }
    History history =
        history(register, planned.getFirst().dose.ticket(), differences(planned), planned);
    var reassessed = new ArrayList<Dose>();
    for (Dose dose : history.doses()) {
      boolean isPlanned = planned.stream().anyMatch(each -> each.dose.id().equals(dose.id()));
      if (!isPlanned) {
        Assessment now = DoseRules.again(master, dose, register.others(dose, history));
        if (!now.equals(dose.assessment())) {
          reassessed.add(dose.assessed(now));
        }
      }
    }
    return reassessed;
  }

  private static List<Difference> differences(List<Planned> planned) {
    return planned.stream().map(Planned::difference).toList();
  }

  private ProposedDose proposed(EarlierDose dose) {
    return new ProposedDose(
        dose.product(),
        dose.number(),
        Optional.empty(),
        dose.born(),
        dose.lot(),
        dose.given(),
        dose.site(),
        today);
  }

  private Dose dose(Difference difference, History history, DoseCheck check) {
    EarlierDose dose = difference.line.content();
    return new Dose(
        difference.known.map(Dose::id).orElseGet(ids::next),
        dose.ticket(),
        history.person().map(Person::id),
        dose.product(),
        dose.number(),
        dose.lot().text(),
        dose.given(),
        dose.givenIn(),
        dose.site(),
        dose.doctor(),
        difference.known.flatMap(Dose::takenOverFrom),
        assessment(difference, check),
        difference.known.map(known -> known.version() + 1).orElse(1),
        difference.known.map(Dose::recorded).orElse(plan.area().time()));
  }

  /// A line that gives a recorded dose another day, product or lot corrects it, or it is another
  /// shot under a misread number; one whose person came on another day has a wrong date in one of
  /// two places. Nobody certifies it before somebody has looked.
  private Assessment assessment(Difference difference, DoseCheck check) {
    var findings = new ArrayList<>(check.all());
    EarlierDose told = difference.line.content();
    difference.known.ifPresent(known -> {
      CourseEdits.keptFromEntry(known, told.items(known.takenOverFrom())).stream()
          .filter(finding -> !settles(told, known, finding.rule()))
          .forEach(findings::add);
      if (told.contradicts(known)) {
        doubt(told, Rule.RECORDED_OTHERWISE, was(known)).ifPresent(findings::add);
      }
    });
    if (told.isOfAnotherDay()) {
      doubt(told, Rule.RECEIVED_ON_ANOTHER_DAY, Map.of("received", told.received().orElseThrow()))
          .ifPresent(findings::add);
    }
    return Assessment.atEntry(DoseCheck.of(findings));
  }

  /// Whether a line that the rules let pass answers what was doubted when the dose came in.
  private static boolean settles(EarlierDose told, Dose known, Rule rule) {
    return switch (rule) {
      case BIRTH_DATE_DIFFERS, LINKED_LATER ->
          told.born().isPresent() && known.person().isPresent();
      case RECEIVED_ON_ANOTHER_DAY -> told.received().isPresent();
      default -> false;
    };
  }

  private Optional<Finding> doubt(EarlierDose told, Rule rule, Map<String, Object> details) {
    return master
        .weight(rule.code(), told.given())
        .map(weight -> new Finding(rule, weight, details));
  }

  private Map<String, Object> was(Dose known) {
    return Map.of(
        "given", known.given(),
        "product", master.product(known.product()).map(Product::brand).orElse(known.product()),
        "lot", known.lot());
  }

  private void reject(ImportLine<EarlierDose> line, DoseCheck check) {
    Finding finding =
        check.all().stream().filter(each -> each.weight().stops()).findFirst().orElseThrow();
    plan.reject(line, finding.rule(), finding.details());
  }
}
