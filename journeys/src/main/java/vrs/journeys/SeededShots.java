package vrs.journeys;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import vrs.journeys.SeededError.Shot;
import vrs.samples.EarlierDose;
import vrs.samples.Municipality;
import vrs.samples.Person;
import vrs.samples.PersonGenerator;
import vrs.samples.SampleWorld;

/// A day of shots in a municipality, most of which arrive with one error of a kind that the first
/// system stored. The same seed makes the same errors, whatever door they are sent through.
///
/// Ticket numbers are consecutive, as municipalities printed them, so that a misread one is mostly
/// somebody's. The birth date is entered from the form.
final class SeededShots {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final int RIGHT_ONES = 1_000;
  private static final String PRODUCT = "MHN-12";
  private static final String LOT = "MH1001";

  private final Municipality municipality;
  private final LocalDate today = LocalDate.now(JAPAN);
  private final Random random = new Random(20_210_412);
  private final Map<Person, List<LocalDate>> earlier = new HashMap<>();
  private final List<Person> people;
  private final List<EarlierDose> earlierDoses;
  private final List<Sent> sent;

  /// One shot as it is sent.
  ///
  /// @param error none: it is right
  record Sent(UUID id, Optional<SeededError> error, Shot shot) {}

  SeededShots(Municipality municipality, int errors) {
    this.municipality = municipality;
    this.people = invented(errors + RIGHT_ONES + 2);
    this.earlierDoses = doses();
    this.sent = seeded();
  }

  Municipality municipality() {
    return municipality;
  }

  /// The day on which all shots were given.
  LocalDate today() {
    return today;
  }

  List<Person> people() {
    return people;
  }

  List<EarlierDose> earlierDoses() {
    return earlierDoses;
  }

  List<Sent> sent() {
    return sent;
  }

  /// Grown-ups with consecutive ticket numbers; some dead, some moved out.
  private List<Person> invented(int count) {
    var generator = new PersonGenerator(5, SampleWorld.AS_OF);
    var people = new ArrayList<Person>(count);
    while (people.size() < count) {
      Person next = generator.next(municipality);
      if (next.born().known() && next.born().year() < 2008 && next.born().year() > 1925) {
        people.add(withTicket(next, people.size()));
      }
    }
    return people;
  }

  /// Every hundredth has died or moved out in spring.
  private static Person withTicket(Person of, int serial) {
    LocalDate left = LocalDate.of(2026, 4, 1);
    return new Person(
        of.municipality(),
        "%010d".formatted(1_000_000 + serial),
        of.ledgerNumber(),
        of.number(),
        of.name(),
        of.kana(),
        of.born(),
        of.sex(),
        of.address(),
        of.passport(),
        of.ticketIssued(),
        serial % 100 < 5 ? left : null,
        serial % 100 >= 5 && serial % 100 < 10 ? left : null,
        false);
  }

  /// A third has none, a third one, a third two.
  private List<EarlierDose> doses() {
    var doses = new ArrayList<EarlierDose>();
    for (int i = 0; i < people.size(); i++) {
      Person person = people.get(i);
      boolean here = person.died() == null && person.movedOut() == null;
      int count = here ? i % 3 : 0;
      LocalDate first = LocalDate.of(2026, 3, 2).plusDays(random.nextInt(60));
      var days = new ArrayList<LocalDate>();
      for (int number = 1; number <= count; number++) {
        LocalDate day = first.plusDays(21L * (number - 1) + (number > 1 ? random.nextInt(10) : 0));
        days.add(day);
        doses.add(
            new EarlierDose(person, number, day, municipality, "見本会場", "見本　一郎", PRODUCT, LOT));
      }
      earlier.put(person, days);
    }
    return doses;
  }

  /// Each person gets one error of a kind that can happen to such a person, or a right record.
  private List<Sent> seeded() {
    var sent = new ArrayList<Sent>();
    var waiting = new ArrayList<SeededError>();
    for (int i = 1; i < people.size() - 1; i++) {
      Person person = people.get(i);
      Shot right = right(person, people.get(i - 1), people.get(i + 1));
      boolean here = person.died() == null && person.movedOut() == null;
      if (here
          && sent.stream().filter(each -> each.error.isEmpty()).count() < RIGHT_ONES
          && i % 11 == 0) {
        sent.add(new Sent(UUID.randomUUID(), Optional.empty(), right));
        continue;
      }
      SeededError error = next(waiting, person);
      sent.add(new Sent(UUID.randomUUID(), Optional.of(error), error.seed(right, random)));
    }
    return sent;
  }

  private SeededError next(List<SeededError> waiting, Person person) {
    for (int round = 0; round < 2; round++) {
      for (SeededError error : waiting) {
        if (suits(error.needs(), person)) {
          waiting.remove(error);
          return error;
        }
      }
      waiting.addAll(List.of(SeededError.values()));
    }
    throw new IllegalStateException("no error suits");
  }

  private boolean suits(SeededError.Needs needs, Person person) {
    int count = earlier.getOrDefault(person, List.of()).size();
    boolean here = person.died() == null && person.movedOut() == null;
    return switch (needs) {
      case ANYTHING -> here;
      case EARLIER_DOSE -> here && count > 0;
      case DOSE_ONE_ONLY -> here && count == 1;
      case NO_EARLIER_DOSE -> here && count == 0;
      case DEAD -> person.died() != null;
      case MOVED_OUT -> person.movedOut() != null;
    };
  }

  private Shot right(Person person, Person before, Person other) {
    List<LocalDate> days = earlier.getOrDefault(person, List.of());
    return new Shot(
        person,
        before,
        other,
        municipality.code(),
        person.ticket(),
        person.born(),
        PRODUCT,
        LOT,
        today,
        days.size() + 1,
        days.isEmpty() ? today : days.getLast());
  }
}
