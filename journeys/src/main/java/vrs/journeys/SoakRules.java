package vrs.journeys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vrs.journeys.SeededError.Shot;
import vrs.samples.DosesFile;
import vrs.samples.EarlierDose;
import vrs.samples.Municipality;
import vrs.samples.Person;
import vrs.samples.PersonGenerator;
import vrs.samples.SampleWorld;
import vrs.samples.TextEncoding;

/// Ten thousand errors of the kinds that the first system stored, sent by a hasty clerk at a site.
///
/// The clerk confirms every doubt with the same reason and sends every contradiction all the same;
/// only when asked about the day itself does the clerk look at the form and stop. Ticket numbers
/// are consecutive, as municipalities printed them, so that a misread one is mostly somebody's. The
/// birth date is entered from the form.
///
/// The promise: at most one in a thousand ends as a record that a certificate would show; and right
/// records between them are taken without a question.
final class SoakRules {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Municipality HERE = SampleWorld.MUNICIPALITIES.get(1);
  private static final int TABLETS = 4;
  private static final int RIGHT_ONES = 1_000;
  private static final String PRODUCT = "MHN-12";
  private static final String LOT = "MH1001";
  private static final String NOT_TODAY = "D222";

  private final House house;
  private final Path folder;
  private final int errors;
  private final LocalDate today = LocalDate.now(JAPAN);
  private final Random random = new Random(20_210_412);
  private final Map<Person, List<LocalDate>> earlier = new HashMap<>();
  private final Map<UUID, String> askedAndStopped = new ConcurrentHashMap<>();

  private record Sent(UUID id, Optional<SeededError> error, Shot shot) {}

  SoakRules(House house, Path folder, int errors) {
    this.house = house;
    this.folder = folder;
    this.errors = errors;
  }

  Soak.Outcome run() {
    try (var server = RunningServer.start(house, folder, Optional.empty())) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      Stage stage = Stage.in(folder, BenchPeople.WORLD);
      List<Person> people = people(errors + RIGHT_ONES + 2);
      BenchPeople.register(stage, HERE, people);
      BenchPeople.registerDoses(stage, HERE, earlierDoses(people));
      List<Tablet> tablets =
          IntStream.range(0, TABLETS)
              .mapToObj(n -> OpenSites.open(stage, HERE.code(), "会場" + n))
              .toList();
      List<Sent> all = sent(people);
      Clients.Run run = Clients.run(all.size(), n -> send(tablets.get(n % TABLETS), all.get(n)));
      System.out.println(run.told("rules, errors and right records"));
      return judged(all);
    }
  }

  /// Grown-ups with consecutive ticket numbers; some dead, some moved out.
  private static List<Person> people(int count) {
    var generator = new PersonGenerator(5, SampleWorld.AS_OF);
    var people = new ArrayList<Person>(count);
    while (people.size() < count) {
      Person next = generator.next(HERE);
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
  private byte[] earlierDoses(List<Person> people) {
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
        doses.add(new EarlierDose(person, number, day, HERE, "見本会場", "見本　一郎", PRODUCT, LOT));
      }
      earlier.put(person, days);
    }
    var out = new ByteArrayOutputStream();
    try {
      DosesFile.write(out, TextEncoding.UTF_8, doses);
      return out.toByteArray();
    } catch (IOException e) {
      throw new StepFailed("The doses can't be written as a file.", e);
    }
  }

  /// Each person gets one error of a kind that can happen to such a person, or a right record.
  private List<Sent> sent(List<Person> people) {
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
        HERE.code(),
        person.ticket(),
        person.born(),
        PRODUCT,
        LOT,
        today,
        days.size() + 1,
        days.isEmpty() ? today : days.getLast());
  }

  /// What the hasty clerk does with one record.
  private void send(Tablet tablet, Sent sent) {
    Set<String> confirmed = new HashSet<>();
    for (int tries = 0; tries < 4; tries++) {
      Answer answer = tablet.put("/api/v1/doses/" + sent.id, body(sent.shot, confirmed));
      if (answer.ok() || answer.status() >= 500) {
        answer.orFail("A record");
        return;
      }
      List<String> asked =
          answer
              .body()
              .path("details")
              .path("findings")
              .valueStream()
              .map(each -> each.path("code").asString(""))
              .toList();
      boolean wrongDay = !sent.shot.given().equals(today);
      if (asked.equals(List.of(NOT_TODAY)) && wrongDay) {
        askedAndStopped.put(sent.id, NOT_TODAY);
        return;
      }
      if (asked.isEmpty() || !confirmed.addAll(asked)) {
        return;
      }
    }
  }

  private static Map<String, Object> body(Shot shot, Set<String> confirmed) {
    Map<String, Object> body = new HashMap<>();
    body.put("line", shot.line());
    body.put("birthDate", shot.born().text());
    body.put("product", shot.product());
    body.put("lot", shot.lot());
    body.put("given", shot.given().toString());
    body.put("number", shot.number());
    body.put("doctor", "見本　一郎");
    body.put("confirmed", confirmed);
    body.put("reason", confirmed.isEmpty() ? "" : "確認済み");
    return body;
  }

  private Soak.Outcome judged(List<Sent> all) {
    Map<UUID, String> states = new HashMap<>();
    try (var register = Register.open(folder)) {
      register
          .texts("select id || ' ' || state from dose")
          .forEach(row -> states.put(UUID.fromString(row.substring(0, 36)), row.substring(37)));
      register
          .texts("select id::text from dose_conflict")
          .forEach(id -> states.put(UUID.fromString(id), "WAITS"));
    }
    var kinds = new EnumMap<SeededError, Map<String, Integer>>(SeededError.class);
    int escaped = 0;
    int asked = 0;
    int seeded = 0;
    for (Sent each : all) {
      String state = states.getOrDefault(each.id, askedAndStopped.getOrDefault(each.id, "REFUSED"));
      boolean certifiable = state.equals("ACCEPTED") || state.equals("CHECKED");
      if (each.error.isEmpty()) {
        asked += certifiable ? 0 : 1;
        continue;
      }
      seeded++;
      escaped += certifiable ? 1 : 0;
      kinds.computeIfAbsent(each.error.get(), _ -> new HashMap<>()).merge(state, 1, Integer::sum);
    }
    kinds.forEach((kind, came) ->
        System.out.printf(
            "rules: %-38s %s%n",
            kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            came.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey().toLowerCase(Locale.ROOT) + " " + entry.getValue())
                .collect(Collectors.joining(", "))));
    System.out.printf(
        Locale.ROOT,
        "rules: %d of %d errors would be certified (%.3f %%, at most 0.1 %%); %d right records not taken at once%n",
        escaped,
        seeded,
        100.0 * escaped / seeded,
        asked);
    return new Soak.Outcome(all.size(), Math.max(0, escaped - seeded / 1000) + asked);
  }
}
