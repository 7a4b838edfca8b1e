package vrs.server.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.GroupCommit;
import vrs.server.platform.Refusal;

/// Shows staff one person with tickets and doses. The look is in the log before anything is shown:
/// it is entered in the transaction that reads, which looks that wait for the same area share.
@Component
public final class LookAtPerson {
  private static final int LARGEST_GROUP = 200;
  private static final int LONGEST_REASON = 200;

  private final Areas areas;
  private final PersonCourses courses;
  private final Pseudonyms pseudonyms;
  private final Audit audit;
  private final GroupCommit<AreaCode, Asked, Outcome> looking;

  LookAtPerson(Areas areas, PersonCourses courses, Pseudonyms pseudonyms, Audit audit) {
    this.areas = areas;
    this.courses = courses;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
    this.looking = new GroupCommit<>(LARGEST_GROUP, this::lookAll);
  }

  /// All that is known of one person.
  public record Look(Person person, List<Ticket> tickets, List<Dose> doses) {
    public Look {
      tickets = List.copyOf(tickets);
      doses = List.copyOf(doses);
    }

    static Look at(Course course) {
      return new Look(
          course.person().orElseThrow(),
          course.tickets().values().stream()
              .sorted(
                  Comparator.comparing(Ticket::issued)
                      .thenComparing(ticket -> ticket.number().digits()))
              .toList(),
          course.doses());
    }
  }

  private record Asked(Actor actor, UUID person, String reason) {}

  private sealed interface Outcome {}

  private record Seen(Look look) implements Outcome {}

  private record No(Refusal refusal) implements Outcome {}

  /// @param reason needed for a protected person, else empty
  /// @throws Refusal D151, D152
  public Look look(Actor actor, UUID id, String reason) {
    return switch (looking.submit(actor.office(), new Asked(actor, id, reason.strip()))) {
      case Seen(Look look) -> look;
      case No(Refusal refusal) -> throw refusal;
    };
  }

  private List<Outcome> lookAll(AreaCode code, List<Asked> asked) {
    return areas.write(code, area -> lookAll(area, asked));
  }

  private List<Outcome> lookAll(Area area, List<Asked> asked) {
    Map<UUID, Course> found =
        courses.of(area, asked.stream().map(Asked::person).distinct().toList());
    var outcomes = new ArrayList<Outcome>();
    var deeds = new ArrayList<Deed>();
    for (Asked each : asked) {
      Course course = found.get(each.person);
      if (course == null) {
        outcomes.add(new No(new Refusal(ImportReason.NO_SUCH_PERSON)));
        continue;
      }
      Deed deed =
          Deed.of(each.actor, RecordAction.PERSON_LOOK)
              .about(pseudonyms.of(area.code(), each.person));
      boolean withheld = course.person().orElseThrow().withheld();
      if (!withheld) {
        deeds.add(deed);
        outcomes.add(new Seen(Look.at(course)));
      } else if (each.reason.isEmpty() || each.reason.length() > LONGEST_REASON) {
        deeds.add(deed.refused(ImportReason.REASON_NEEDED));
        outcomes.add(new No(new Refusal(ImportReason.REASON_NEEDED)));
      } else {
        deeds.add(deed.because(each.reason));
        outcomes.add(new Seen(Look.at(course)));
      }
    }
    if (!deeds.isEmpty()) {
      audit.enterAll(area, deeds);
    }
    return outcomes;
  }
}
