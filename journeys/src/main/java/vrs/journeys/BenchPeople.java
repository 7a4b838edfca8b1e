package vrs.journeys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vrs.samples.Municipality;
import vrs.samples.Person;
import vrs.samples.PersonGenerator;
import vrs.samples.RecipientsFile;
import vrs.samples.SampleWorld;
import vrs.samples.TextEncoding;

/// People for benchmarks, registered through the front door.
final class BenchPeople {
  /// Benchmarks invent their own people; this is only what a stage needs.
  static final SampleWorld WORLD = SampleWorld.of(1, 60, 20);

  private BenchPeople() {}

  /// Grown-up people of a municipality who live there.
  static List<Person> of(Municipality municipality, int count) {
    var generator = new PersonGenerator(77, SampleWorld.AS_OF);
    var people = new ArrayList<Person>(count);
    while (people.size() < count) {
      Person person = generator.next(municipality);
      boolean here = person.movedOut() == null && person.died() == null && !person.isProtected();
      if (here && person.born().known() && person.born().year() < 2008) {
        people.add(person);
      }
    }
    return people;
  }

  static byte[] file(List<Person> people) {
    var out = new ByteArrayOutputStream();
    try {
      RecipientsFile.write(out, TextEncoding.UTF_8, people);
      return out.toByteArray();
    } catch (IOException e) {
      throw new StepFailed("The recipients can't be written as a file.", e);
    }
  }

  /// Agrees to the terms, uploads and confirms.
  ///
  /// @return the receipt
  static Page register(Stage stage, Municipality municipality, List<Person> people) {
    StaffBrowser administrator = stage.staff().browser(municipality.code(), "ADMINISTRATOR");
    administrator.get("/agreement");
    for (String terms : List.of("MAIN", "ELECTRONIC_ISSUANCE")) {
      administrator.post("/agreement", "terms", terms, "agreed", "true", "reference", "見本第1号");
    }
    administrator.get("/imports");
    Page plan =
        administrator.settled(
            administrator.upload("/imports", "file", "recipients.csv", file(people)));
    if (plan.number("data-new") != people.size()) {
      throw new StepFailed("Not all people were planned.");
    }
    return administrator.settled(administrator.post(plan.address().getPath() + "/confirm"));
  }

  /// Uploads a file of their doses and confirms.
  static void registerDoses(Stage stage, Municipality municipality, byte[] file) {
    StaffBrowser administrator = stage.staff().browser(municipality.code(), "ADMINISTRATOR");
    administrator.get("/imports");
    Page plan = administrator.upload("/imports", "file", "doses.csv", file);
    if (plan.number("data-rejected") > 0 || plan.number("data-doubtful") > 0) {
      throw new StepFailed("Not all doses were planned.");
    }
    administrator.post(plan.address().getPath() + "/confirm");
  }
}
