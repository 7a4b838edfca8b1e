package vrs.server.record;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.municipality.LotNumber;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Masters;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.GroupCommit;
import vrs.server.platform.Refusal;

/// Registers a dose in the area of the municipality that issued the ticket (C4, C5, C8).
///
/// The register is read, the rules run, the dose, its version and its audit entry are written, all
/// in one transaction; the receipt leaves after the commit. Registrations that wait for the same
/// area share a transaction. A dose of a ticket that was never issued is kept as an orphan; one
/// that contradicts a recorded dose waits for the municipality, if the site sends it all the same.
@Component
public final class RegisterDose {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final int LARGEST_GROUP = 200;

  private final Areas areas;
  private final Masters masters;
  private final Audit audit;
  private final Pseudonyms pseudonyms;
  private final Doses doses;
  private final DoseChanges changes;
  private final Conflicts conflicts;
  private final Clock clock;
  private final BirthDateTries tries = new BirthDateTries();
  private final GroupCommit<AreaCode, Registration, Outcome> registering;

  RegisterDose(
      Areas areas,
      Masters masters,
      Doses doses,
      DoseChanges changes,
      Conflicts conflicts,
      Audit audit,
      Pseudonyms pseudonyms,
      Clock clock) {
    this.areas = areas;
    this.masters = masters;
    this.audit = audit;
    this.pseudonyms = pseudonyms;
    this.doses = doses;
    this.changes = changes;
    this.conflicts = conflicts;
    this.clock = clock;
    this.registering = new GroupCommit<>(LARGEST_GROUP, this::registerAll);
  }

  /// A dose that a site sends.
  ///
  /// @param id chosen by the sender; a retry carries the same one (A4)
  /// @param birthDate what the site entered, needed for another municipality's ticket (C4)
  /// @param confirmed codes of the doubtful findings that the site has confirmed
  public record Registration(
      UUID id,
      TicketNumber ticket,
      Optional<Integer> numberOnTicket,
      Optional<BirthDate> birthDate,
      String product,
      int number,
      LotNumber lot,
      LocalDate given,
      AreaCode givenIn,
      String site,
      String doctor,
      Source source,
      Set<String> confirmed) {

    /// Whether the site is the issuing municipality's own.
    boolean own() {
      return givenIn.equals(ticket.issuer());
    }

    /// Runs the rules.
    ///
    /// @param today the day in Japan
    DoseCheck check(MasterData master, History history, LocalDate today) {
      return DoseRules.check(
          master,
          new ProposedDose(product, number, numberOnTicket, birthDate, lot, given, site, today),
          history);
    }

    @Override
    public String toString() {
      return "Registration[" + id + "]";
    }
  }

  /// Proof that the dose is durably recorded (受領票).
  ///
  /// @param waiting it contradicts a recorded dose: the municipality decides whether it is one
  public record Receipt(
      UUID id, Instant recorded, boolean orphan, DoseState state, boolean waiting) {}

  /// What came of a registration.
  sealed interface Outcome {}

  record Done(Receipt receipt) implements Outcome {}

  record No(Refusal refusal) implements Outcome {}

  /// Does not know the birth date.
  record Stranger(Refusal refusal) implements Outcome {}

  /// Registers, or answers a retry with the same receipt.
  public Receipt register(Registration registration) {
    Outcome outcome =
        tries.limit(
            registration,
            () -> registering.submit(registration.ticket().issuer(), registration),
            Stranger.class::isInstance);
    return switch (outcome) {
      case Done(Receipt receipt) -> receipt;
      case No(Refusal refusal) -> throw refusal;
      case Stranger(Refusal refusal) -> throw refusal;
    };
  }

  private List<Outcome> registerAll(AreaCode code, List<Registration> registrations) {
    Set<String> tickets =
        registrations.stream().map(each -> each.ticket().digits()).collect(Collectors.toSet());
    while (true) {
      Set<String> locked = Set.copyOf(tickets);
      Optional<List<Outcome>> outcomes =
          areas.write(
              code,
              CourseLocks.of(locked),
              area -> registerAll(area, locked, registrations, tickets));
      if (outcomes.isPresent()) {
        return outcomes.get();
      }
    }
  }

  /// @param wanted gets the further tickets of those who hold one of them: two shots of one person
  ///   on two tickets must see each other
  /// @return nothing if those are not locked yet
  private Optional<List<Outcome>> registerAll(
      Area area, Set<String> locked, List<Registration> registrations, Set<String> wanted) {
    Register register = register(area, registrations);
    wanted.addAll(register.ticketsOfHolders());
    return locked.containsAll(wanted)
        ? Optional.of(registerAll(area, register, registrations))
        : Optional.empty();
  }

  private List<Outcome> registerAll(
      Area area, Register register, List<Registration> registrations) {
    var together = new RegisteredTogether(area, register, masters.current(), today());
    var outcomes = new ArrayList<Outcome>();
    var deeds = new ArrayList<Deed>();
    for (Registration registration : registrations) {
      Outcome outcome =
          isOpen(register, registration)
              ? together.decide(registration)
              : new No(new Refusal(RecordReason.NOT_AGREED));
      outcomes.add(outcome);
      deeds.add(registered(register.history(registration.ticket()), registration, outcome));
    }
    together.write(doses, changes, conflicts);
    audit.enterAll(area, deeds);
    return outcomes;
  }

  /// Other municipalities' sites may register here only if this one has agreed (B5).
  private static boolean isOpen(Register register, Registration registration) {
    return registration.own() || register.isOpenToOthers();
  }

  private Deed registered(History history, Registration registration, Outcome outcome) {
    Deed deed =
        deed(RecordAction.DOSE_REGISTER, history, registration).with("dose", registration.id());
    return switch (outcome) {
      case Done _ -> deed;
      case No(Refusal refusal) -> deed.refused(refusal.reason());
      case Stranger(Refusal refusal) -> deed.refused(refusal.reason());
    };
  }

  private Deed deed(RecordAction action, History history, Registration registration) {
    Source source = registration.source();
    return new Deed(
        source.actor().toString(),
        source.device() == null ? null : source.device().toString(),
        action,
        null,
        history
            .person()
            .map(person -> pseudonyms.of(registration.ticket().issuer(), person.id()))
            .orElse(null),
        Deed.DONE,
        Map.of("office", registration.givenIn().digits()));
  }

  /// Runs the rules without registering: what the site is shown before the dose is sent. It is
  /// about somebody's record, so it is in the log before the answer leaves.
  public DoseCheck check(Registration registration) {
    return tries.limit(registration, () -> look(registration), RegisterDose::isStranger);
  }

  private DoseCheck look(Registration registration) {
    AreaCode issuer = registration.ticket().issuer();
    History history = areas.read(issuer, area -> history(area, registration));
    DoseCheck check = registration.check(masters.current(), history, today());
    Deed deed = deed(RecordAction.DOSE_CHECK, history, registration);
    audit.look(issuer, isStranger(check) ? deed.refused(Rule.BIRTH_DATE_DIFFERS) : deed);
    return check;
  }

  private History history(Area area, Registration registration) {
    Register register = register(area, List.of(registration));
    if (!isOpen(register, registration)) {
      throw new Refusal(RecordReason.NOT_AGREED);
    }
    return register.history(registration.ticket());
  }

  private static Register register(Area area, List<Registration> registrations) {
    return Register.of(
        area,
        registrations.stream().map(Registration::ticket).toList(),
        registrations.stream().map(Registration::id).toList());
  }

  private static boolean isStranger(DoseCheck check) {
    return check.all().stream().anyMatch(each -> each.rule() == Rule.BIRTH_DATE_DIFFERS);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), JAPAN);
  }
}
