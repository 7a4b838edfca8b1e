package vrs.server.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Weight;
import vrs.server.platform.Area;
import vrs.server.platform.Refusal;
import vrs.server.platform.Rows;
import vrs.server.record.DoseChanges.Change;
import vrs.server.record.RegisterDose.Done;
import vrs.server.record.RegisterDose.No;
import vrs.server.record.RegisterDose.Outcome;
import vrs.server.record.RegisterDose.Receipt;
import vrs.server.record.RegisterDose.Registration;
import vrs.server.record.RegisterDose.Stranger;

/// The registrations of one transaction, decided one after the other: each sees those before it.
final class RegisteredTogether {
  private final Area area;
  private final Register register;
  private final MasterData master;
  private final LocalDate today;

  private final Map<UUID, Added> added = new LinkedHashMap<>();
  private final Map<UUID, Change> reassessed = new LinkedHashMap<>();
  private final List<Conflicts.Conflict> conflicts = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();

  private record Added(Dose dose, Registration registration) {}

  /// @param today the day in Japan
  RegisteredTogether(Area area, Register register, MasterData master, LocalDate today) {
    this.area = area;
    this.register = register;
    this.master = master;
    this.today = today;
  }

  Outcome decide(Registration registration) {
    History history = register.history(registration.ticket());
    DoseCheck check = registration.check(master, history, today);
    if (check.all().stream().anyMatch(each -> each.rule() == Rule.BIRTH_DATE_DIFFERS)) {
      return new Stranger(findings(RecordReason.DOSE_IMPOSSIBLE, check));
    }
    Optional<Dose> same = register.byId(registration.id());
    if (same.isPresent()) {
      return isSame(same.get(), registration)
          ? new Done(receipt(same.get()))
          : new No(new Refusal(RecordReason.ID_TAKEN));
    }
    var waiting = register.conflict(registration.id());
    if (waiting.isPresent()) {
      return new Done(
          new Receipt(registration.id(), waiting.get(), false, DoseState.TO_CORRECT, true));
    }
    List<Finding> open =
        check.all().stream()
            .filter(finding ->
                finding.weight() == Weight.IMPOSSIBLE
                    || !registration.confirmed().contains(finding.rule().code()))
            .toList();
    if (!open.isEmpty()) {
      return new No(
          switch (check) {
            case DoseCheck.Impossible _ -> findings(RecordReason.DOSE_IMPOSSIBLE, check);
            case DoseCheck.Doubtful _, DoseCheck.Accepted _ ->
                findings(RecordReason.DOSE_NEEDS_CONFIRMATION, check);
          });
    }
    Dose dose = dose(registration, history, check);
    sources.add(registration.source());
    return check instanceof DoseCheck.Impossible
        ? conflict(dose, registration)
        : add(dose, registration);
  }

  /// It contradicts a recorded dose, and the site sends it all the same.
  private Outcome conflict(Dose dose, Registration registration) {
    conflicts.add(new Conflicts.Conflict(dose, registration.source()));
    register.addConflict(dose.id(), area.time());
    return new Done(new Receipt(dose.id(), area.time(), false, dose.state(), true));
  }

  private Outcome add(Dose dose, Registration registration) {
    register.add(dose);
    added.put(dose.id(), new Added(dose, registration));
    reassessOthers(dose);
    return new Done(receipt(dose));
  }

  /// What the rules said of the person's other doses may be another thing now: a missing dose came,
  /// or an interval turns out to be too short.
  private void reassessOthers(Dose newcomer) {
    History whole = register.history(newcomer.ticket());
    for (Dose dose : whole.doses()) {
      Assessment now = DoseRules.again(master, dose, register.others(dose, whole));
      if (dose.id().equals(newcomer.id()) || now.equals(dose.assessment())) {
        continue;
      }
      Added own = added.get(dose.id());
      if (own != null) {
        Dose better = dose.saying(now);
        register.add(better);
        added.put(dose.id(), new Added(better, own.registration()));
      } else {
        Dose before =
            Optional.ofNullable(reassessed.get(dose.id())).map(Change::before).orElse(dose);
        Dose after = before.assessed(now);
        register.add(after);
        reassessed.put(dose.id(), new Change(before, after));
      }
    }
  }

  /// Writes what was decided.
  void write(Doses doses, DoseChanges changes, Conflicts waiting) {
    var rows = new Rows<>(DoseColumn.class);
    for (Added each : added.values()) {
      Optional<BirthDate> entered =
          each.dose().person().isPresent() ? Optional.empty() : each.registration().birthDate();
      DoseRows.put(rows, each.dose(), each.registration().source(), entered);
      rows.endRow();
    }
    doses.add(area, rows, Optional.empty());
    waiting.add(area, conflicts);
    if (!reassessed.isEmpty()) {
      changes.apply(
          area, sources.getLast().ofRules("another dose was registered"), reassessed.values());
    }
  }

  private Dose dose(Registration registration, History history, DoseCheck check) {
    return new Dose(
        registration.id(),
        registration.ticket(),
        history.person().map(Person::id),
        registration.product(),
        registration.number(),
        registration.lot().text(),
        registration.given(),
        registration.givenIn(),
        registration.site(),
        registration.doctor(),
        Optional.empty(),
        Assessment.atEntry(check),
        1,
        area.time());
  }

  private static boolean isSame(Dose dose, Registration registration) {
    return dose.ticket().equals(registration.ticket())
        && dose.product().equals(registration.product())
        && dose.number() == registration.number()
        && dose.lot().equals(registration.lot().text())
        && dose.given().equals(registration.given());
  }

  private static Receipt receipt(Dose dose) {
    return new Receipt(dose.id(), dose.recorded(), dose.person().isEmpty(), dose.state(), false);
  }

  private static Refusal findings(RecordReason reason, DoseCheck check) {
    return new Refusal(reason, Map.of("findings", told(check.all())));
  }

  private static List<Map<String, Object>> told(Collection<Finding> findings) {
    return findings.stream()
        .map(finding -> {
          Map<String, Object> each = new HashMap<>(finding.details());
          each.put("code", finding.rule().code());
          each.put("weight", finding.weight().name());
          return each;
        })
        .collect(Collectors.toList());
  }
}
