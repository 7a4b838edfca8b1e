package vrs.journeys;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vrs.samples.EarlierDose;
import vrs.samples.Municipality;
import vrs.samples.Person;
import vrs.samples.SampleWorld;

/// The same day at the sites of all three municipalities: first doses of their own residents,
/// enough of them that counts may be published.
final class BusyDay {
  private static final int LEAVE_OUT = 100;
  private static final int EACH = 200;
  private final Stage stage;
  private final OpenSites sites;

  BusyDay(Stage stage, OpenSites sites) {
    this.stage = stage;
    this.sites = sites;
  }

  String work() {
    var people = new ArrayList<Person>();
    for (Municipality each : SampleWorld.MUNICIPALITIES) {
      people.addAll(residents(each));
    }
    Clients.Run run =
        Clients.run(
            people.size(),
            n -> BenchIssue.vaccinate(sites.at(people.get(n).municipality()), people.get(n)));
    return run.told("first doses of today");
  }

  /// Grown-up people without earlier doses; the first are left for the tickets in pictures.
  private List<Person> residents(Municipality municipality) {
    Set<Person> vaccinated =
        new HashSet<>(stage.world().doses(municipality).stream().map(EarlierDose::person).toList());
    return stage.world().recipients(municipality).stream()
        .filter(person -> person.movedOut() == null && person.died() == null)
        .filter(person -> person.born().known() && person.born().year() < 2008)
        .filter(person -> !vaccinated.contains(person))
        .skip(LEAVE_OUT)
        .limit(EACH)
        .toList();
  }
}
