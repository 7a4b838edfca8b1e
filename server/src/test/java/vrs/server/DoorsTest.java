package vrs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.server.platform.Audience;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// Everybody knocks at every door in every zone (A1, A2).
class DoorsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static TestZones zones;
  private static List<Visitor> visitors;

  @BeforeAll
  static void gather() {
    zones = new TestZones(database, folder, EnumSet.allOf(Zone.class));
    visitors = new Visitors(zones).all();
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  /// What ends a session or a shift comes last.
  @TestFactory
  Stream<DynamicTest> a_door_is_where_and_opens_to_whom_it_declares_and_to_nobody_else()
      throws ClassNotFoundException {
    return Route.all().stream()
        .sorted(
            Comparator.comparing((Route route) -> route.method().equals("DELETE"))
                .thenComparing(route -> route.path().equals("/sign-out"))
                .thenComparing(Route::toString))
        .flatMap(route ->
            visitors.stream()
                .map(visitor ->
                    DynamicTest.dynamicTest(
                        route + " by " + visitor, () -> check(route, visitor))));
  }

  private static void check(Route route, Visitor visitor) {
    String place = route.path().contains("{page") ? "citizen" : UUID.randomUUID().toString();
    Answer answer = visitor.knocks().at(route, Route.filled(route.path(), List.of(place, place)));
    if (!route.zones().contains(visitor.zone())) {
      refused(answer, 404, "E101");
    } else if (visitor.isAwaitedAt(route)) {
      assertThat(answer.status()).as(answer.text()).isNotIn(415, 500);
      assertThat(answer.text()).doesNotContain("E103", "E104", "E108");
      assertThat(answer.location().equals("/sign-in") && !isForAnyone(route)).isFalse();
    } else if (visitor.audience() != Audience.ANYONE) {
      refused(answer, 403, "E104");
    } else if (route.method().equals("GET") && !route.path().startsWith("/api/")) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(302);
      assertThat(answer.location()).isEqualTo("/sign-in");
    } else {
      refused(answer, 401, "E103");
    }
  }

  private static void refused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.text()).contains(code);
  }

  private static boolean isForAnyone(Route route) {
    return Arrays.asList(route.door().audience()).contains(Audience.ANYONE);
  }
}
