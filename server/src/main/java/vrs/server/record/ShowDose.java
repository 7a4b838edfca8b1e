package vrs.server.record;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.staff.StaffNames;

/// Shows staff one dose with its whole history (接種記録の履歴): each version with who, when, why, from
/// which device, file or reading, what differs, and which certificates it revoked. The look is in
/// the log before anything is shown.
@Component
public final class ShowDose {
  private final Areas areas;
  private final DoseVersions versions;
  private final Doses doses;
  private final PersonLooks looks;
  private final DoseStated certificates;
  private final StaffNames names;
  private final Clock clock;
  private final Audit audit;

  ShowDose(
      Areas areas,
      DoseVersions versions,
      Doses doses,
      PersonLooks looks,
      DoseStated certificates,
      StaffNames names,
      Clock clock,
      Audit audit) {
    this.areas = areas;
    this.versions = versions;
    this.doses = doses;
    this.looks = looks;
    this.certificates = certificates;
    this.names = names;
    this.clock = clock;
    this.audit = audit;
  }

  /// A dose and what is known about it.
  ///
  /// @param withdrawn it counts as no dose any more; `dose` is what it last said
  /// @param look at the person whose it is; none: nobody holds the ticket
  /// @param history the latest first
  /// @param holding certificates that a correction would revoke
  /// @param undoable whether the latest change can be taken back by who looks
  public record Shown(
      Dose dose,
      boolean withdrawn,
      Optional<LookAtPerson.Look> look,
      List<Line> history,
      List<DoseStated.Certificate> holding,
      boolean undoable) {
    public Shown {
      history = List.copyOf(history);
      holding = List.copyOf(holding);
    }

    /// The person's other doses.
    public List<Dose> others() {
      return look.stream()
          .flatMap(each -> each.doses().stream())
          .filter(each -> !each.id().equals(dose.id()))
          .toList();
    }

    /// What the latest changes of others were, for who typed on an earlier version.
    public List<Line> since(int version) {
      return history.stream().filter(line -> line.version().version() > version).toList();
    }

    /// The site's reading from which it came, if it came from one.
    public Optional<UUID> reading() {
      return DoseVersion.reading(history.stream().map(Line::version).toList());
    }

    public Optional<Line> line(int version) {
      return history.stream().filter(line -> line.version().version() == version).findFirst();
    }
  }

  /// A version beside the one before it.
  ///
  /// @param before absent for the first
  /// @param who empty if the person is of another office
  /// @param device empty if there was none, or it is another office's
  /// @param changed items that differ from the version before
  /// @param revoked certificates that this version revoked
  public record Line(
      DoseVersion version,
      Optional<DoseVersion> before,
      String who,
      String device,
      List<DoseField> changed,
      List<DoseStated.Certificate> revoked) {
    public Line {
      changed = List.copyOf(changed);
      revoked = List.copyOf(revoked);
    }

    /// Whether it became more or less sure.
    public boolean stateChanged() {
      return before.isPresent()
          && before.get().assessment().state() != version.assessment().state();
    }

    /// Whether it came from a device that this office does not know: another municipality's.
    public boolean fromElsewhere() {
      return version.source().device() != null && device.isEmpty();
    }

    public boolean moved() {
      return before.isPresent() && !before.get().person().equals(version.person());
    }
  }

  /// @param reason needed for a protected person, if none was given lately
  /// @throws Refusal U101, D152
  public Shown show(Actor actor, UUID id, String reason) {
    record Read(
        List<DoseVersion> versions,
        Optional<Dose> dose,
        List<DoseStated.Certificate> certificates,
        Map<UUID, String> names) {}
    Read read =
        areas.read(
            actor.office(),
            area -> {
              List<DoseVersion> all = versions.of(area, id);
              return new Read(
                  all, doses.byId(area, id), certificates.certificates(area, id), names(area, all));
            });
    if (read.versions.isEmpty()) {
      throw new Refusal(DoseReason.NO_SUCH_DOSE);
    }
    DoseVersion last = read.versions.getLast();
    Dose dose = read.dose.orElseGet(() -> last.of(id, read.versions.getFirst().recorded()));
    Optional<LookAtPerson.Look> look =
        dose.person().map(person -> looks.look(actor, person, reason));
    if (look.isEmpty()) {
      audit.look(actor.office(), Deed.of(actor, DoseAction.LOOK).with("dose", id));
    }
    return new Shown(
        dose,
        read.dose.isEmpty(),
        look,
        lines(read.versions, read.certificates, read.names).reversed(),
        read.certificates.stream().filter(DoseStated.Certificate::holds).toList(),
        UndoDoseChange.undoable(actor, read.versions, clock.instant()).isPresent());
  }

  private Map<UUID, String> names(Area area, List<DoseVersion> versions) {
    var ids = new HashSet<UUID>();
    for (DoseVersion version : versions) {
      ids.add(version.source().actor());
      Optional.ofNullable(version.source().device()).ifPresent(ids::add);
    }
    return names.of(area, ids);
  }

  private static List<Line> lines(
      List<DoseVersion> versions,
      List<DoseStated.Certificate> certificates,
      Map<UUID, String> names) {
    var lines = new ArrayList<Line>();
    Optional<DoseVersion> before = Optional.empty();
    for (DoseVersion version : versions) {
      UUID device = version.source().device();
      lines.add(
          new Line(
              version,
              before,
              names.getOrDefault(version.source().actor(), ""),
              device == null ? "" : names.getOrDefault(device, ""),
              before
                  .map(was -> DoseField.different(was.items(), version.items()))
                  .orElse(List.of()),
              certificates.stream()
                  .filter(each -> each.revoked().filter(version.recorded()::equals).isPresent())
                  .toList()));
      before = Optional.of(version);
    }
    return lines;
  }
}
