package vrs.journeys;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import vrs.samples.Municipality;
import vrs.samples.Person;
import vrs.samples.PersonGenerator;
import vrs.samples.RecipientsFile;
import vrs.samples.SampleWorld;
import vrs.samples.SearchName;

/// How long a search takes at the counter of the largest municipality that there is, over HTTP,
/// with its entry in the log; and whether every way of writing five hundred names finds the person.
///
/// The people come in through the front door, file by file.
final class BenchSearch implements Bench.Measured {
  private static final Municipality HERE = SampleWorld.MUNICIPALITIES.get(0);
  private static final int USUAL = 4_000_000;
  private static final int IN_A_FILE = 500_000;
  private static final double LIMIT = 300;

  /// Counters at work in the same moment: with half a minute between two searches, 240 counters.
  private static final int COUNTERS = 8;

  private static final int WARM_UP = 1_000;
  private static final int SEARCHES = 8_000;

  /// One person in so many is searched for.
  private static final int SAMPLED = 500;

  private final int people;
  private final List<Person> sample = new ArrayList<>();

  private BenchSearch(int people) {
    this.people = people;
  }

  /// @param arguments how many people; without, four million
  static BenchSearch of(List<String> arguments) {
    try {
      return new BenchSearch(arguments.isEmpty() ? USUAL : Integer.parseInt(arguments.getFirst()));
    } catch (NumberFormatException e) {
      throw new StepFailed("./vrs bench search takes a number of people.", e);
    }
  }

  @Override
  public Bench.Figure run(RunningServer server, Stage stage, Register register) {
    long began = System.nanoTime();
    Map<String, SearchName> names = register(stage, server.folder());
    register.run("analyze");
    System.out.printf(
        Locale.ROOT,
        "search: %,d people registered in %.0f s%n",
        people,
        (System.nanoTime() - began) / 1e9);

    StaffBrowser counter = stage.staff().browser(HERE.code(), "COUNTER");
    counter.get("/persons");
    tellRecall(counter, names);
    List<SearchQuery> queries = queries();
    search(counter, queries.subList(0, WARM_UP));
    long entries = register.entries();
    Clients.Run all = search(counter, queries.subList(WARM_UP, queries.size()));
    System.out.println(all.told("search, mixed"));
    register.requireEntries(entries, SEARCHES);
    for (SearchQuery.Kind kind : SearchQuery.Kind.values()) {
      List<SearchQuery> own =
          queries.stream().filter(query -> query.kind() == kind).limit(400).toList();
      System.out.println(search(counter, own).told("search, " + kind.told()));
    }
    return Bench.Figure.atMost(all.millis(95), "ms", LIMIT);
  }

  private Map<String, SearchName> register(Stage stage, Path folder) {
    var generator = new PersonGenerator(77, SampleWorld.AS_OF);
    Path file = folder.resolve("recipients.csv");
    try {
      Map<String, SearchName> names;
      try (OutputStream out = Files.newOutputStream(file)) {
        names = SearchName.write(out, HERE, generator);
      }
      send(stage, file, names.size());
      for (int done = names.size(); done < people; ) {
        int count = Math.min(IN_A_FILE, people - done);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
          RecipientsFile.write(out, count, () -> next(generator));
        }
        send(stage, file, count);
        done += count;
      }
      Files.delete(file);
      return names;
    } catch (IOException e) {
      throw new StepFailed("The recipients can't be written as a file.", e);
    }
  }

  private static void send(Stage stage, Path file, int count) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      BenchPeople.register(stage, HERE, in, count);
    }
  }

  private Person next(PersonGenerator generator) {
    Person person = generator.next(HERE);
    while (person.movedOut() != null || person.died() != null) { // perhaps before the birth
      person = generator.next(HERE);
    }
    boolean shown = !person.isProtected() && person.born().known();
    if (shown && person.ledgerNumber().hashCode() % SAMPLED == 0) {
      sample.add(person);
    }
    return person;
  }

  /// Every way of writing every name of the list, which must find the person among all the others.
  private static void tellRecall(StaffBrowser counter, Map<String, SearchName> names) {
    var asked = new ArrayList<Map.Entry<String, String>>();
    names.forEach(
        (ledger, name) -> name.queries().forEach(query -> asked.add(Map.entry(ledger, query))));
    Queue<String> missed = new ConcurrentLinkedQueue<>();
    Clients.run(
        COUNTERS,
        asked.size(),
        n -> {
          var each = asked.get(n);
          Page page = counter.post("/persons", "q", each.getValue());
          if (!page.html().contains(">" + each.getKey() + "<")) {
            missed.add(each.getValue());
          }
        });
    System.out.printf(
        Locale.ROOT,
        "search: %d ways of writing %d names, %d not found%n",
        asked.size(),
        names.size(),
        missed.size());
    if (!missed.isEmpty()) {
      throw new StepFailed("Not found: " + String.join(", ", missed) + ".");
    }
  }

  private List<SearchQuery> queries() {
    if (sample.isEmpty()) {
      throw new StepFailed("There are too few people to search for.");
    }
    Collections.shuffle(sample, new Random(4));
    SearchQuery.Kind[] kinds = SearchQuery.Kind.values();
    var queries = new ArrayList<SearchQuery>();
    for (int i = 0; i < WARM_UP + SEARCHES; i++) {
      queries.add(SearchQuery.of(kinds[i % kinds.length], sample.get(i % sample.size())));
    }
    return queries;
  }

  private static Clients.Run search(StaffBrowser counter, List<SearchQuery> queries) {
    return Clients.run(
        COUNTERS,
        queries.size(),
        n -> {
          SearchQuery query = queries.get(n);
          Page page = counter.post("/persons", "q", query.text());
          if (page.status() != 200
              || (query.finds() && !page.html().contains(">" + query.ledger() + "<"))) {
            throw new StepFailed(
                "A search by %s went wrong: HTTP %d, %s."
                    .formatted(query.kind().told(), page.status(), page.refusalCode()));
          }
        });
  }
}
