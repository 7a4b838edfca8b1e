package vrs.server.quality;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vrs.server.municipality.MasterData;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.record.DoseEntry;
import vrs.server.record.Rule;
import vrs.server.record.ShowDose;
import vrs.server.scan.TicketStrips;
import vrs.server.staff.StaffNames;

/// Shows one dose of the work list: the record beside the picture of its ticket, what the rules
/// say, the person's other doses, and what colleagues noted.
@Component
final class ShowItem {
  private final ShowDose showDose;
  private final Areas areas;
  private final TicketStrips strips;
  private final Marks marks;
  private final Outliers outliers;
  private final StaffNames names;
  private final AtWork atWork;

  ShowItem(
      ShowDose showDose,
      Areas areas,
      TicketStrips strips,
      Marks marks,
      Outliers outliers,
      StaffNames names,
      AtWork atWork) {
    this.showDose = showDose;
    this.areas = areas;
    this.strips = strips;
    this.marks = marks;
    this.outliers = outliers;
    this.names = names;
    this.atWork = atWork;
  }

  /// A note with the name of whoever wrote it.
  public record Note(Marks.Mark mark, String who) {
    public String text() {
      return mark.note();
    }

    public Instant at() {
      return mark.at();
    }
  }

  /// @param strip whether there is a picture of the ticket
  /// @param unusual in what it differs from the others of its table
  public record Item(
      ShowDose.Shown shown, boolean strip, List<Note> notes, List<Outliers.Difference> unusual) {
    public Item {
      notes = List.copyOf(notes);
      unusual = List.copyOf(unusual);
    }

    /// What the dose would say if it said what the others of its table say.
    public DoseEntry asTheOthers(MasterData master) {
      DoseEntry entry = DoseEntry.of(shown.dose().items(), master);
      for (Outliers.Difference each : unusual) {
        entry = entry.saying(each.field(), each.usual());
      }
      return entry;
    }

    /// Whether it may be the same shot as another of the person.
    public boolean mayBeTwice() {
      return !shown.others().isEmpty()
          && shown.dose().assessment().open().stream()
              .anyMatch(finding ->
                  finding.rule() == Rule.DOSE_RECORDED_ALREADY
                      || finding.rule() == Rule.ANOTHER_DOSE_THAT_DAY
                      || finding.rule() == Rule.ANOTHER_DOSE_WITHIN_DAYS);
    }

    /// Whether all that the rules object to can be accepted.
    public boolean acceptable() {
      return shown.dose().assessment().open().stream().allMatch(each -> each.acceptable());
    }
  }

  /// @param compared whether it is looked at because of the others of its table
  /// @param reason needed for a protected person, if none was given lately
  /// @throws Refusal U101, D152
  Item show(Actor actor, UUID dose, boolean compared, String reason) {
    ShowDose.Shown shown = showDose.show(actor, dose, reason);
    atWork.looks(actor, dose);
    return areas.read(
        actor.office(),
        area ->
            new Item(
                shown,
                shown.reading().filter(reading -> strips.has(area, reading)).isPresent(),
                notes(area, dose),
                compared ? outliers.of(area, dose) : List.of()));
  }

  private List<Note> notes(Area area, UUID dose) {
    List<Marks.Mark> all =
        marks.of(area, dose).stream().filter(mark -> !mark.note().isEmpty()).toList();
    Map<UUID, String> who =
        all.isEmpty()
            ? Map.of()
            : names.of(area, all.stream().map(Marks.Mark::account).collect(Collectors.toSet()));
    return all.stream().map(mark -> new Note(mark, who.getOrDefault(mark.account(), ""))).toList();
  }
}
