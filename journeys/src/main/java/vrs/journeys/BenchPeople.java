package vrs.journeys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import vrs.samples.DosesFile;
import vrs.samples.EarlierDose;
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

  /// People who are invented and sent together.
  private static final int AT_ONCE = 1_000;

  private BenchPeople() {}

  /// Grown-up people of a municipality who live there.
  static List<Person> of(Municipality municipality, int count) {
    return next(generator(), municipality, count);
  }

  private static PersonGenerator generator() {
    return new PersonGenerator(77, SampleWorld.AS_OF);
  }

  private static List<Person> next(
      PersonGenerator generator, Municipality municipality, int count) {
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

  /// A recipients file of so many people, who are invented while it is read: a million of them fit
  /// into no memory that is measured.
  static InputStream stream(Municipality municipality, int count) {
    PersonGenerator generator = generator();
    return new SequenceInputStream(
        new Enumeration<InputStream>() {
          private int left = count;

          @Override
          public boolean hasMoreElements() {
            return left > 0;
          }

          @Override
          public InputStream nextElement() {
            byte[] lines = file(next(generator, municipality, Math.min(left, AT_ONCE)));
            int from = left == count ? 0 : lineEnd(lines);
            left -= AT_ONCE;
            return new ByteArrayInputStream(lines, from, lines.length - from);
          }
        });
  }

  private static int lineEnd(byte[] bytes) {
    int at = 0;
    while (bytes[at] != '\n') {
      at++;
    }
    return at + 1;
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
    return register(stage, municipality, new ByteArrayInputStream(file(people)), people.size());
  }

  /// As the other, of a file that is only read once.
  static Page register(Stage stage, Municipality municipality, InputStream file, int people) {
    StaffBrowser administrator = stage.staff().browser(municipality.code(), "ADMINISTRATOR");
    administrator.get("/agreement");
    for (String terms : List.of("MAIN", "ELECTRONIC_ISSUANCE")) {
      administrator.post("/agreement", "terms", terms, "agreed", "true", "reference", "見本第1号");
    }
    administrator.get("/imports");
    Page plan =
        administrator.settled(administrator.upload("/imports", "file", "recipients.csv", file));
    if (plan.number("data-new") != people) {
      throw new StepFailed("Not all people were planned.");
    }
    return administrator.settled(administrator.post(plan.address().getPath() + "/confirm"));
  }

  /// A doses file of these.
  static byte[] doses(List<EarlierDose> doses) {
    var out = new ByteArrayOutputStream();
    try {
      DosesFile.write(out, TextEncoding.UTF_8, doses);
      return out.toByteArray();
    } catch (IOException e) {
      throw new StepFailed("The doses can't be written as a file.", e);
    }
  }

  /// Uploads a file of their doses and confirms.
  static void registerDoses(Stage stage, Municipality municipality, byte[] file) {
    StaffBrowser administrator = stage.staff().browser(municipality.code(), "ADMINISTRATOR");
    administrator.get("/imports");
    Page plan = administrator.settled(administrator.upload("/imports", "file", "doses.csv", file));
    if (plan.number("data-rejected") > 0 || plan.number("data-doubtful") > 0) {
      throw new StepFailed("Not all doses were planned.");
    }
    administrator.settled(administrator.post(plan.address().getPath() + "/confirm"));
  }
}
