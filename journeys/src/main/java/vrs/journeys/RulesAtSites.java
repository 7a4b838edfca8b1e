package vrs.journeys;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import vrs.journeys.SeededError.Shot;
import vrs.journeys.SeededShots.Sent;

/// A hasty clerk at a site, who confirms every doubt with the same reason and sends every
/// contradiction all the same; only when asked about the day itself does the clerk look at the form
/// and stop.
final class RulesAtSites implements RulesDoor {
  private static final int TABLETS = 4;
  private static final String NOT_TODAY = "D222";

  private final Stage stage;
  private final Map<UUID, String> askedAndStopped = new ConcurrentHashMap<>();

  RulesAtSites(Stage stage) {
    this.stage = stage;
  }

  @Override
  public String name() {
    return "sites";
  }

  @Override
  public Map<UUID, String> send(SeededShots shots) {
    List<Tablet> tablets =
        IntStream.range(0, TABLETS)
            .mapToObj(n -> OpenSites.open(stage, shots.municipality().code(), "会場" + n))
            .toList();
    List<Sent> all = shots.sent();
    Clients.Run run =
        Clients.run(all.size(), n -> send(tablets.get(n % TABLETS), all.get(n), shots.today()));
    System.out.println(run.told("rules, errors and right records at sites"));
    Map<UUID, String> states = new HashMap<>(askedAndStopped);
    try (var register = Register.open(stage.folder())) {
      register
          .texts("select id || ' ' || state from dose")
          .forEach(row -> states.put(UUID.fromString(row.substring(0, 36)), row.substring(37)));
      register
          .texts("select id::text from dose_conflict")
          .forEach(id -> states.put(UUID.fromString(id), "WAITS"));
    }
    return states;
  }

  private void send(Tablet tablet, Sent sent, LocalDate today) {
    Set<String> confirmed = new HashSet<>();
    for (int tries = 0; tries < 4; tries++) {
      Answer answer = tablet.put("/api/v1/doses/" + sent.id(), body(sent.shot(), confirmed));
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
      boolean wrongDay = !sent.shot().given().equals(today);
      if (asked.equals(List.of(NOT_TODAY)) && wrongDay) {
        askedAndStopped.put(sent.id(), NOT_TODAY);
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
}
