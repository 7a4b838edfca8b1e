package vrs.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// An invented world: people of some municipalities and the doses that they had before.
///
/// The same seed and sizes give the same world. No dose breaks a rule of the master data, so the
/// files of a world are taken without a rejected line; tests break them on purpose.
public final class SampleWorld {

  /// A large, a middle and a small municipality: 横浜市, 千代田区, 国頭村.
  public static final List<Municipality> MUNICIPALITIES =
      List.of(Municipality.of("141003"), Municipality.of("131016"), Municipality.of("473014"));

  /// The day on which the people are as old as the age pyramid says.
  public static final LocalDate AS_OF = LocalDate.of(2026, 11, 1);

  /// Percent of the recipients who live in each of [#MUNICIPALITIES].
  private static final List<Integer> SHARES = List.of(60, 30, 10);

  private static final List<String> SITES = List.of("見本体育館", "ひながたクリニック", "架空病院", "例示診療所");
  private static final List<String> DOCTORS = List.of("見本　一郎", "試　二美", "仮名　三郎", "例　四葉");

  private final List<Person> recipients;
  private final List<EarlierDose> doses;

  private SampleWorld(List<Person> recipients, List<EarlierDose> doses) {
    this.recipients = List.copyOf(recipients);
    this.doses = List.copyOf(doses);
  }

  /// The world of the demo: 10,000 recipients and 15,000 earlier doses.
  public static SampleWorld usual(long seed) {
    return of(seed, 10_000, 15_000);
  }

  /// A world of any size; the edge cases come first in every municipality.
  ///
  /// @throws IllegalArgumentException if so few recipients can't have had so many doses
  public static SampleWorld of(long seed, int recipients, int doses) {
    var people = people(seed, recipients);
    return new SampleWorld(people, doses(people, doses, new Random(seed ^ 0x5eed)));
  }

  /// All recipients, municipality by municipality.
  public List<Person> recipients() {
    return recipients;
  }

  public List<Person> recipients(Municipality municipality) {
    return recipients.stream().filter(p -> p.municipality().equals(municipality)).toList();
  }

  /// All earlier doses; a person's lie together, earliest first.
  public List<EarlierDose> doses() {
    return doses;
  }

  /// The doses that belong into a municipality's area.
  public List<EarlierDose> doses(Municipality municipality) {
    return doses.stream().filter(d -> d.person().municipality().equals(municipality)).toList();
  }

  /// The doses of one person, earliest first.
  public List<EarlierDose> doses(Person person) {
    return doses.stream().filter(d -> d.person().equals(person)).toList();
  }

  private static List<Person> people(long seed, int count) {
    var generator = new PersonGenerator(seed, AS_OF);
    var people = new ArrayList<Person>(count);
    for (int i = 0; i < MUNICIPALITIES.size(); i++) {
      var municipality = MUNICIPALITIES.get(i);
      boolean last = i == MUNICIPALITIES.size() - 1;
      int share = last ? count - people.size() : count * SHARES.get(i) / 100;
      for (var edge :
          List.of(EdgeCase.values()).subList(0, Math.min(share, EdgeCase.values().length))) {
        people.add(generator.next(municipality, edge));
      }
      for (int made = EdgeCase.values().length; made < share; made++) {
        people.add(generator.next(municipality));
      }
    }
    return people;
  }

  /// Everybody has one course at most, in random order, until there are doses enough; the edge
  /// cases come first, so that each of them has a history.
  private static List<EarlierDose> doses(List<Person> people, int count, Random random) {
    var order = new ArrayList<>(people);
    Collections.shuffle(order, random);
    order.sort((a, b) -> Boolean.compare(isEdgeCase(b), isEdgeCase(a)));
    var doses = new ArrayList<EarlierDose>(count);
    for (var person : order) {
      if (doses.size() < count) {
        course(person, random).stream().limit(count - doses.size()).forEach(doses::add);
      }
    }
    if (doses.size() < count) {
      throw new IllegalArgumentException(
          "%d recipients have had %d doses, not %d".formatted(people.size(), doses.size(), count));
    }
    return doses;
  }

  private static List<EarlierDose> course(Person person, Random random) {
    var courses = random.nextInt(100) < 40 ? Course.OF_2021 : Course.OF_TODAY;
    var suitable = courses.stream().filter(course -> course.suits(person.born())).toList();
    if (suitable.isEmpty() || (!isEdgeCase(person) && random.nextInt(100) < 15)) {
      return List.of();
    }
    var course = suitable.get(random.nextInt(suitable.size()));
    int wanted = random.nextInt(100) < 15 ? 1 : 3;
    return course.first(wanted, random).stream()
        .map(shot ->
            new EarlierDose(
                person,
                shot.number(),
                shot.given(),
                random.nextInt(100) < 10 ? pick(MUNICIPALITIES, random) : person.municipality(),
                pick(SITES, random),
                pick(DOCTORS, random),
                course.product(),
                course.lot()))
        .toList();
  }

  private static boolean isEdgeCase(Person person) {
    for (var edge : EdgeCase.values()) {
      if (edge.written.equals(person.name())) {
        return true;
      }
    }
    return false;
  }

  private static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
