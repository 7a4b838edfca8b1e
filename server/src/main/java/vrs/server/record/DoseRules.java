package vrs.server.record;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vrs.server.municipality.AgeRule;
import vrs.server.municipality.DoseRule;
import vrs.server.municipality.Interval;
import vrs.server.municipality.Lot;
import vrs.server.municipality.LotNumber;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Product;
import vrs.server.municipality.Weight;

/// Runs every [Rule] over a dose. Pure: the same inputs give the same findings.
///
/// The dated facts that apply, and what an objection means, are those of the day of the shot, not
/// of today.
public final class DoseRules {
  /// Raised when a rule looks at something else than before, so that all recorded doses are looked
  /// at again.
  public static final int EDITION = 1;

  /// Fewer full days than this between two doses look like one shot recorded twice.
  private static final int DAYS_APART = 7;

  private static final int LONG_AFTER_DOSE_ONE = 400;
  private static final int OLD_AGE = 115;

  private static final Finding STRANGER =
      new Finding(Rule.BIRTH_DATE_DIFFERS, Weight.IMPOSSIBLE, Map.of());

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final MasterData master;
  private final ProposedDose dose;
  private final History history;
  private final List<Finding> findings = new ArrayList<>();

  private DoseRules(MasterData master, ProposedDose dose, History history) {
    this.master = master;
    this.dose = dose;
    this.history = history;
  }

  /// Checks a dose against master data and history. Where it came with another birth date, it is
  /// somebody else's, and whoever sent it learns nothing more about the person (C4).
  public static DoseCheck check(MasterData master, ProposedDose dose, History history) {
    if (isOfAnother(dose.born(), history.person())) {
      return new DoseCheck.Impossible(List.of(STRANGER));
    }
    return DoseCheck.of(findings(master, dose, history));
  }

  /// Whether a birth date that came with a dose is not that of whoever holds the ticket.
  static boolean isOfAnother(Optional<BirthDate> born, Optional<Person> holder) {
    return born.isPresent() && holder.isPresent() && !holder.get().birthDate().equals(born.get());
  }

  /// Looks again at a dose that is recorded (再確認). What could only be seen when it came in stays as
  /// it was seen.
  ///
  /// @param others of its ticket and person, without the dose itself
  static Assessment again(MasterData master, Dose dose, History others) {
    var asProposed =
        new ProposedDose(
            dose.product(),
            dose.number(),
            Optional.empty(),
            Optional.empty(),
            new LotNumber(dose.lot()),
            dose.given(),
            dose.site(),
            LocalDate.ofInstant(dose.recorded(), JAPAN));
    var now =
        new ArrayList<>(
            findings(master, asProposed, others).stream()
                .filter(finding -> finding.rule().looksAgain())
                .toList());
    dose.assessment().findings().stream()
        .filter(finding -> !finding.rule().looksAgain())
        .forEach(now::add);
    return dose.assessment().again(now);
  }

  private static List<Finding> findings(MasterData master, ProposedDose dose, History history) {
    var rules = new DoseRules(master, dose, history);
    rules.day();
    rules.ticket();
    rules.person();
    rules.otherDoses();
    if (dose.site().isBlank()) {
      rules.find(Rule.SITE_MISSING);
    }
    master
        .product(dose.product())
        .ifPresentOrElse(rules::product, () -> rules.find(Rule.PRODUCT_UNKNOWN));
    return rules.findings;
  }

  private void day() {
    if (dose.given().isAfter(dose.today())) {
      find(Rule.GIVEN_IN_THE_FUTURE, Map.of("given", dose.given()));
    } else if (dose.given().isBefore(dose.today())) {
      find(Rule.NOT_TODAY, Map.of("given", dose.given()));
    }
    if (dose.given().getDayOfYear() == 1) {
      find(Rule.NEW_YEARS_DAY);
    }
    if (dose.numberOnTicket().isPresent() && dose.numberOnTicket().get() != dose.number()) {
      find(
          Rule.NUMBER_DIFFERS_FROM_TICKET,
          Map.of("ticket", dose.numberOnTicket().get(), "number", dose.number()));
    }
  }

  private void ticket() {
    history.ticket().ifPresentOrElse(this::ticket, () -> find(Rule.TICKET_NEVER_ISSUED));
  }

  private void ticket(Ticket ticket) {
    if (ticket.voided().filter(day -> !dose.given().isBefore(day)).isPresent()) {
      find(Rule.TICKET_VOID);
    }
    if (dose.given().isBefore(ticket.issued())) {
      find(Rule.TICKET_ISSUED_LATER, Map.of("issued", ticket.issued()));
    }
  }

  private void person() {
    history
        .person()
        .ifPresent(person -> {
          LocalDate born = person.birthDate().earliest();
          if (dose.given().isBefore(born)) {
            find(Rule.GIVEN_BEFORE_BIRTH);
          }
          if (dose.given().isAfter(born.plusYears(OLD_AGE))) {
            find(Rule.AGE_UNLIKELY, Map.of("years", OLD_AGE));
          }
          if (person.died().filter(day -> dose.given().isAfter(day)).isPresent()) {
            find(Rule.GIVEN_AFTER_DEATH);
          }
          if (person.movedOut().filter(day -> dose.given().isAfter(day)).isPresent()) {
            find(Rule.MOVED_OUT_BEFORE);
          }
        });
  }

  private void otherDoses() {
    for (Dose other : history.doses()) {
      if (other.number() == dose.number()) {
        find(Rule.DOSE_RECORDED_ALREADY, Map.of("number", dose.number(), "given", other.given()));
      } else if (other.given().equals(dose.given())) {
        find(Rule.ANOTHER_DOSE_THAT_DAY, Map.of("number", other.number()));
      } else if ((other.number() < dose.number()) == other.given().isAfter(dose.given())) {
        find(Rule.ORDER_WRONG, Map.of("number", other.number(), "given", other.given()));
      } else if (Math.abs(DAYS.between(other.given(), dose.given())) <= DAYS_APART) {
        find(
            Rule.ANOTHER_DOSE_WITHIN_DAYS,
            Map.of("number", other.number(), "given", other.given()));
      }
    }
    boolean previous =
        history.doses().stream().anyMatch(other -> other.number() == dose.number() - 1);
    if (dose.number() > 1 && history.person().isPresent() && !previous) {
      find(Rule.EARLIER_DOSE_MISSING, Map.of("number", dose.number() - 1));
    }
  }

  private void product(Product product) {
    if (!product.validity().holdsOn(dose.given())) {
      find(Rule.PRODUCT_NOT_ON_THAT_DAY, Map.of("product", product.brand()));
    }
    if (dose.given().isBefore(product.programme().validity().from())) {
      find(Rule.BEFORE_PROGRAMME, Map.of("from", product.programme().validity().from()));
    }
    lot(product);
    age(product);
    Optional<DoseRule> rule = master.rule(product, dose.number(), dose.given());
    if (rule.isEmpty()) {
      boolean offered = master.isOffered(product.programme(), dose.number(), dose.given());
      find(
          offered ? Rule.PRODUCT_NOT_FOR_THIS_DOSE : Rule.NUMBER_NOT_OFFERED,
          Map.of("product", product.brand(), "number", dose.number()));
      return;
    }
    before().ifPresent(before -> sinceDoseBefore(rule.get(), before));
  }

  private void sinceDoseBefore(DoseRule rule, Dose before) {
    Optional<Interval> interval = rule.afterPrevious();
    if (interval.isPresent() && before.given().isBefore(dose.given())) {
      LocalDate earliest = interval.get().earliest(before.given());
      if (dose.given().isBefore(earliest)) {
        find(Rule.INTERVAL_TOO_SHORT, Map.of("earliest", earliest));
      }
    }
    if (dose.number() == 2 && !before.product().equals(dose.product())) {
      find(Rule.PRODUCT_DIFFERS_FROM_DOSE_BEFORE);
    }
    if (dose.number() == 2 && DAYS.between(before.given(), dose.given()) > LONG_AFTER_DOSE_ONE) {
      find(Rule.INTERVAL_UNLIKELY, Map.of("given", before.given()));
    }
  }

  private void lot(Product product) {
    Optional<Lot> lot = master.lot(product, dose.lot());
    if (lot.isPresent()) {
      if (lot.get().expiredOn(dose.given())) {
        find(
            Rule.LOT_EXPIRED,
            Map.of("lot", dose.lot().text(), "expires", lot.get().expiryKnownOn(dose.given())));
      }
      if (dose.given().isBefore(lot.get().from())) {
        find(Rule.LOT_NOT_YET_THERE, Map.of("lot", dose.lot().text(), "from", lot.get().from()));
      }
      if (lot.get().recalledBy(dose.given())) {
        find(Rule.LOT_RECALLED, Map.of("lot", dose.lot().text()));
      }
    } else if (!master.lots(dose.lot()).isEmpty()) {
      find(
          Rule.LOT_OF_ANOTHER_PRODUCT,
          Map.of(
              "lot",
              dose.lot().text(),
              "product",
              master.lots(dose.lot()).getFirst().product().brand()));
    } else {
      find(
          master.canBeLot(product, dose.lot()) ? Rule.LOT_UNKNOWN : Rule.LOT_FORM_WRONG,
          Map.of("lot", dose.lot().text()));
    }
  }

  private void age(Product product) {
    Optional<AgeRule> ages = master.ages(product, dose.number(), dose.given());
    if (ages.isEmpty() || history.person().isEmpty()) {
      return;
    }
    BirthDate born = history.person().get().birthDate();
    LocalDate doseOne =
        history.doses().stream()
            .filter(each -> each.number() == 1)
            .findFirst()
            .map(Dose::given)
            .orElse(dose.given());
    boolean oldest = ages.get().allows(born.earliest(), doseOne, dose.given());
    boolean youngest = ages.get().allows(born.latest(), doseOne, dose.given());
    if (oldest != youngest) {
      find(Rule.AGE_NOT_KNOWN);
    } else if (!oldest) {
      find(Rule.AGE_OUTSIDE, Map.of("product", product.brand()));
    }
  }

  /// The recorded dose of the next lower number.
  private Optional<Dose> before() {
    return history.doses().stream()
        .filter(each -> each.number() < dose.number())
        .max(Comparator.comparingInt(Dose::number));
  }

  private void find(Rule rule) {
    find(rule, Map.of());
  }

  private void find(Rule rule, Map<String, Object> details) {
    master
        .weight(rule.code(), dose.given())
        .ifPresent(weight -> findings.add(new Finding(rule, weight, details)));
  }
}
