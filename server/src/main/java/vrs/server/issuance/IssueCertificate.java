package vrs.server.issuance;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.certificate.CertificateCheck;
import vrs.certificate.CertificateDefect;
import vrs.certificate.CertificateSigner;
import vrs.certificate.SignedCertificate;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.municipality.Agreements;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Masters;
import vrs.server.municipality.Municipality;
import vrs.server.municipality.Terms;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.GroupCommit;
import vrs.server.platform.Refusal;
import vrs.server.record.Dose;
import vrs.server.record.Doses;
import vrs.server.record.Person;
import vrs.server.record.Persons;

/// Issues certificates (交付): decide, check, store the plan, sign, compare, record (E1–E4, F7).
///
/// The plan is durable before the real key signs, so a crash leaves a record of what was meant. Two
/// transactions, each shared with whoever applies to the same municipality at the same time.
@Component
public final class IssueCertificate {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final int LARGEST_GROUP = 64;
  private static final int LANES = 4;
  private static final String CITIZEN = "citizen";

  private final Areas areas;
  private final Agreements agreements;
  private final Masters masters;
  private final Nonces nonces;
  private final Persons persons;
  private final Doses doses;
  private final Plans plans;
  private final Issues issues;
  private final CertificateCheck check;
  private final Audit audit;
  private final Pseudonyms pseudonyms;
  private final CertificateSigner signer;
  private final String keyId;
  private final GroupCommit<Lane, Request, Planned> planning;
  private final GroupCommit<Lane, Signed, Signed> recording;

  IssueCertificate(
      Areas areas,
      Agreements agreements,
      Masters masters,
      Nonces nonces,
      Persons persons,
      Doses doses,
      Plans plans,
      Issues issues,
      CertificateCheck check,
      Keys keys,
      Audit audit,
      Pseudonyms pseudonyms) {
    this.areas = areas;
    this.agreements = agreements;
    this.masters = masters;
    this.nonces = nonces;
    this.persons = persons;
    this.doses = doses;
    this.plans = plans;
    this.issues = issues;
    this.check = check;
    this.audit = audit;
    this.pseudonyms = pseudonyms;
    this.signer = new CertificateSigner(keys);
    this.keyId = keys.healthCardKey().id();
    this.planning = new GroupCommit<>(LARGEST_GROUP, this::planAll);
    this.recording = new GroupCommit<>(LARGEST_GROUP, this::recordAll);
  }

  /// An application that was verified.
  ///
  /// @param id chosen by the applicant's side
  /// @param nonce spent in the transaction that answers
  record Request(UUID id, Kind kind, Applicant applicant, Nonces.Given nonce) {}

  /// What was issued.
  record Issued(Kind kind, Prepared prepared, SignedCertificate codes) {}

  /// Issues, or refuses with a reason.
  List<Issued> issue(AreaCode area, Request request) {
    Lane lane = Lane.of(area, request.id());
    return switch (planning.submit(lane, request)) {
      case No(Refusal refusal) -> throw refusal;
      case Ready(var prepared) -> {
        var issued = new ArrayList<Issued>();
        for (Prepared each : prepared) {
          issued.add(new Issued(each.kind(), each, signer.sign(each.checked())));
        }
        recording.submit(
            lane, new Signed(request.id(), request.applicant(), prepared, keyId, Optional.empty()));
        yield issued;
      }
    };
  }

  /// Applications to one municipality share commits in a few lanes, so that no core waits while
  /// another checks certificates. One application is always in one lane.
  private record Lane(AreaCode area, int number) {
    static Lane of(AreaCode area, UUID application) {
      return new Lane(area, Math.floorMod(application.hashCode(), LANES));
    }
  }

  private sealed interface Planned {}

  private record Ready(List<Prepared> prepared) implements Planned {}

  private record No(Refusal refusal) implements Planned {}

  /// Signed and about to be recorded.
  record Signed(
      UUID id,
      Applicant applicant,
      List<Prepared> prepared,
      String keyId,
      Optional<UUID> account) {}

  private List<Planned> planAll(Lane lane, List<Request> requests) {
    return areas.write(lane.area(), area -> planAll(area, requests));
  }

  private List<Planned> planAll(Area area, List<Request> requests) {
    Set<UUID> unspent =
        nonces.spend(area, requests.stream().map(request -> request.nonce().id()).toList());
    boolean agreed = agreements.hold(area, Terms.ELECTRONIC_ISSUANCE);
    Set<UUID> answered = issues.answered(area, requests.stream().map(Request::id).toList());
    Map<String, Person> found =
        persons.byNumbers(
            area, requests.stream().map(request -> request.applicant().lookup()).toList());
    Map<UUID, List<Dose>> histories =
        doses.ofAll(area, found.values().stream().map(Person::id).toList());
    var outcomes = new ArrayList<Planned>();
    for (Request request : requests) {
      if (!agreed) {
        outcomes.add(no(IssuanceReason.NOT_STARTED_HERE, municipality(area)));
      } else if (!unspent.remove(request.nonce().id())) {
        outcomes.add(no(IssuanceReason.NONCE_SPENT, municipality(area)));
      } else {
        Optional<Person> person = Optional.ofNullable(found.get(request.applicant().lookupHex()));
        List<Dose> history =
            person.map(each -> histories.getOrDefault(each.id(), List.of())).orElse(List.of());
        outcomes.add(plan(area, request, person, history, answered.contains(request.id())));
      }
    }
    plans.add(
        area,
        outcomes.stream()
            .flatMap(each -> each instanceof Ready(var prepared) ? prepared.stream() : null)
            .toList());
    audit.enterAll(area, outcomes.stream().map(each -> applied(area, each)).toList());
    return outcomes;
  }

  /// What the log keeps of an application: that it was made, and what came of it (E4).
  private Deed applied(Area area, Planned outcome) {
    Deed deed = Deed.by(CITIZEN, IssuanceAction.APPLY);
    return switch (outcome) {
      case Ready(var prepared) ->
          deed.about(pseudonyms.of(area.code(), prepared.getFirst().person()));
      case No(Refusal refusal) -> deed.refused(refusal.reason());
    };
  }

  private Planned plan(
      Area area, Request request, Optional<Person> person, List<Dose> history, boolean answered) {
    String municipality = municipality(area);
    return switch (IssueDecision.of(
        person, history, request.applicant().birthDate(), municipality)) {
      case IssueDecision.No(Refusal refusal) -> new No(refusal);
      // Told last: nobody without a record here learns which applications there were.
      case IssueDecision.Issue _ when answered -> no(IssuanceReason.ANSWERED_ALREADY, municipality);
      case IssueDecision.Issue(Person of, List<Dose> certified) -> {
        try {
          var prepared = new ArrayList<Prepared>();
          for (var planned :
              Certificates.plan(
                  request.applicant(),
                  request.kind(),
                  certified,
                  masters.current(),
                  municipality,
                  area.time())) {
            prepared.add(
                new Prepared(
                    planned.issue(),
                    planned.kind(),
                    check.check(planned.plan()),
                    of.id(),
                    certified));
          }
          yield new Ready(prepared);
        } catch (CertificateDefect | IllegalArgumentException _) {
          yield no(IssuanceReason.DOES_NOT_FIT, municipality);
        }
      }
    };
  }

  private List<Signed> recordAll(Lane lane, List<Signed> signed) {
    return areas.write(
        lane.area(),
        area -> {
          issues.add(area, signed);
          plans.shrink(
              area,
              signed.stream()
                  .flatMap(each -> each.prepared().stream().map(Prepared::issue))
                  .toList());
          audit.enterAll(
              area,
              signed.stream()
                  .flatMap(each -> each.prepared().stream())
                  .map(each -> signature(area, each))
                  .toList());
          return signed;
        });
  }

  /// Each signature is logged as made for the municipality (E2).
  private Deed signature(Area area, Prepared prepared) {
    return Deed.by(CITIZEN, IssuanceAction.SIGN)
        .about(pseudonyms.of(area.code(), prepared.person()))
        .with("kind", prepared.kind())
        .with("key", keyId);
  }

  private String municipality(Area area) {
    MasterData master = masters.current();
    LocalDate today = LocalDate.ofInstant(area.time(), JAPAN);
    return master
        .municipalityOf(area.code(), today)
        .map(Municipality::name)
        .orElseThrow(() -> new IllegalStateException("an area of no municipality"));
  }

  private static No no(IssuanceReason reason, String municipality) {
    var details = new HashMap<String, Object>();
    details.put("municipality", municipality);
    return new No(new Refusal(reason, details));
  }
}
