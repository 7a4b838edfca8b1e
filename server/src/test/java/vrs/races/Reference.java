package vrs.races;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The register as it should be: persons, tickets, doses with every version, and what waits for a
/// decision. Deeds are told in [DoseDeeds], [PersonDeeds] and [FileDeeds]; what follows from a
/// changed dose for others stands here.
public final class Reference {
  /// @param voided null: it is valid
  public record Ticket(String person, LocalDate issued, @Nullable LocalDate voided) {}

  /// @param died null: alive
  /// @param last what the last version changed, if staff made it
  public record Person(int version, @Nullable LocalDate died, @Nullable Change last) {}

  /// What a version of a person changed, as it was before.
  ///
  /// @param ticket null: none
  /// @param was null: there was no such ticket
  public record Change(
      @Nullable String ticket, @Nullable Ticket was, @Nullable LocalDate diedBefore) {}

  /// @param by HAND, SITE, FILE, LINK, MERGE or RULES
  /// @param step versions of one deed have the same
  public record Version(String by, int step, Shot said, boolean withdrawn, boolean blank) {
    @Override
    public String toString() {
      return by + ":" + (blank ? "" : said) + (withdrawn ? " withdrawn" : "");
    }
  }

  public final Map<String, Ticket> tickets = new TreeMap<>();
  public final Map<String, Person> persons = new TreeMap<>();
  public final Map<String, Shot> doses = new TreeMap<>();
  public final Map<String, List<Version>> versions = new TreeMap<>();

  /// Doses that contradict recorded ones.
  public final Set<String> waiting = new HashSet<>();

  private int step;

  /// What is not done, and why.
  static final class No extends RuntimeException {
    No(String why) {
      super(why, null, false, false);
    }
  }

  /// A deed and its outcome in words.
  public interface Deed {
    String on(Reference register);
  }

  public Reference copy() {
    var copy = new Reference();
    copy.tickets.putAll(tickets);
    copy.persons.putAll(persons);
    copy.doses.putAll(doses);
    copy.versions.putAll(versions);
    copy.waiting.addAll(waiting);
    copy.step = step;
    return copy;
  }

  /// Does a deed, wholly or not at all.
  ///
  /// @param outcomes gets what came of it
  public Reference after(Deed deed, List<String> outcomes) {
    Reference after = copy();
    after.step++;
    try {
      outcomes.add(deed.on(after));
      return after;
    } catch (No no) {
      outcomes.add(String.valueOf(no.getMessage()));
      return this;
    }
  }

  String holder(String ticket) {
    Ticket known = tickets.get(ticket);
    return known == null ? "" : known.person;
  }

  Set<String> ticketsOf(String person) {
    return tickets.keySet().stream()
        .filter(number -> holder(number).equals(person))
        .collect(Collectors.toSet());
  }

  List<Shot> course(String course) {
    return doses.values().stream()
        .filter(each -> each.course().equals(course))
        .sorted(Shot.EARLIEST_FIRST)
        .toList();
  }

  /// Puts doses as they now are, under whoever did so, and runs the rules over all courses that
  /// they were or are in: what is then said otherwise of other doses is a version too.
  void write(String by, Collection<Shot> edits, Collection<Shot> withdrawn, String others) {
    var courses = new HashSet<String>();
    for (Shot each : withdrawn) {
      courses.add(each.course());
      doses.remove(each.id());
      version(new Version(by, step, each, true, false));
    }
    for (Shot each : edits) {
      Shot before = doses.get(each.id());
      if (before != null) {
        courses.add(before.course());
      }
      courses.add(each.course());
      doses.put(each.id(), each);
    }
    Set<String> edited = edits.stream().map(Shot::id).collect(Collectors.toSet());
    for (String course : courses) {
      for (Shot each : course(course)) {
        Shot now = each.saying(Rules.again(this, each));
        if (edited.contains(each.id())) {
          doses.put(each.id(), now);
          version(new Version(by, step, now, false, false));
        } else if (!now.objections().equals(each.objections())) {
          put(others, now.next());
        }
      }
    }
  }

  /// Runs the rules over all doses of a person.
  void recheck(String person) {
    for (Shot each : course(person)) {
      Shot now = each.saying(Rules.again(this, each));
      if (!now.objections().equals(each.objections())) {
        put("RULES", now.next());
      }
    }
  }

  /// Puts a dose as it now is, and nothing follows.
  void put(String by, Shot now) {
    doses.put(now.id(), now);
    version(new Version(by, step, now, false, false));
  }

  /// Takes a dose out that should never have come in: one version is left, which tells nothing.
  void remove(Shot gone) {
    doses.remove(gone.id());
    versions.put(gone.id(), List.of(new Version("HAND", step, gone, false, true)));
  }

  private void version(Version version) {
    var all = new ArrayList<>(versions.getOrDefault(version.said().id(), List.of()));
    all.add(version);
    versions.put(version.said().id(), all);
  }

  /// All of it in lines that can be compared.
  public List<String> lines() {
    var lines = new ArrayList<String>();
    tickets.forEach((number, each) -> lines.add("ticket " + number + " " + each));
    persons.forEach(
        (id, each) -> lines.add("person " + id + " v" + each.version + " died " + each.died));
    doses.values().forEach(each -> lines.add("dose " + each + " v" + each.version()));
    versions.values().forEach(each -> lines.add("versions " + each));
    waiting.forEach(each -> lines.add("waiting " + each));
    lines.sort(null);
    return lines;
  }

  /// Every outcome and end that deeds can have that are done one after the other, in any order.
  public Set<String> ends(List<Deed> deeds) {
    var ends = new HashSet<String>();
    order(this, deeds, new ArrayList<>(), new String[deeds.size()], ends);
    return ends;
  }

  private static void order(
      Reference now, List<Deed> deeds, List<Integer> done, String[] outcomes, Set<String> ends) {
    if (done.size() == deeds.size()) {
      ends.add(end(List.of(outcomes), now.lines()));
    }
    for (int i = 0; i < deeds.size(); i++) {
      if (!done.contains(i)) {
        var told = new ArrayList<String>();
        Reference after = now.after(deeds.get(i), told);
        outcomes[i] = told.getFirst();
        done.add(i);
        order(after, deeds, done, outcomes, ends);
        done.removeLast();
      }
    }
  }

  /// Outcomes and register as one text.
  public static String end(List<String> outcomes, List<String> lines) {
    return String.join("\n", outcomes) + "\n\n" + String.join("\n", lines);
  }
}
