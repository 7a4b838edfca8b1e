package vrs.journeys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import vrs.samples.EarlierDose;

/// Registers the doses of former days by the sites' door, one request each from 32 clients, at the
/// sites where they were given; that they are old is confirmed with a reason.
final class RegisterEarlierDoses {
  private static final int CLIENTS = 32;
  private final Stage stage;
  private final OpenSites sites;
  private final AtomicInteger registered = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();

  RegisterEarlierDoses(Stage stage, OpenSites sites) {
    this.stage = stage;
    this.sites = sites;
  }

  String register() {
    long began = System.nanoTime();
    try (var clients = Executors.newFixedThreadPool(CLIENTS, Thread.ofVirtual().factory())) {
      List<Future<?>> running = new ArrayList<>();
      for (List<EarlierDose> course : courses()) {
        running.add(clients.submit(() -> course.forEach(this::register)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StepFailed failed ? failed : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailed("Interrupted.", e);
    }
    if (!refused.isEmpty()) {
      Map<String, Integer> codes = new TreeMap<>();
      refused.forEach(code -> codes.merge(code, 1, Integer::sum));
      throw new StepFailed(refused.size() + " earlier doses were refused: " + codes + ".");
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    return String.format(
        Locale.ROOT,
        "%d doses, one request each, %.0f a second",
        registered.get(),
        registered.get() / seconds);
  }

  private void register(EarlierDose dose) {
    Answer answer =
        sites.at(dose.site()).put("/api/v1/doses/" + UUID.randomUUID(), DoseSent.of(dose));
    if (answer.ok()) {
      registered.incrementAndGet();
    } else {
      refused.add(answer.code());
    }
  }

  /// A person's doses must come in their order; different people's need not.
  private List<List<EarlierDose>> courses() {
    var courses = new ArrayList<List<EarlierDose>>();
    for (EarlierDose dose : stage.world().doses()) {
      if (courses.isEmpty() || !courses.getLast().getLast().person().equals(dose.person())) {
        courses.add(new ArrayList<>());
      }
      courses.getLast().add(dose);
    }
    courses.forEach(course -> course.sort(Comparator.comparingInt(EarlierDose::number)));
    return courses;
  }
}
