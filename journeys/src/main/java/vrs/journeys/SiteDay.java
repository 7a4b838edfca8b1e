package vrs.journeys;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vrs.samples.EarlierDose;
import vrs.samples.Municipality;
import vrs.samples.Person;
import vrs.samples.SampleWorld;
import vrs.samples.pictures.Damage;
import vrs.samples.pictures.Frame;

/// A day at a site in Chiyoda: thirty tickets come, are photographed, read, checked against the
/// register and registered; one is misread on purpose, four are Yokohama's (C4).
final class SiteDay {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Municipality HERE = SampleWorld.MUNICIPALITIES.get(1);
  private static final Municipality ELSEWHERE = SampleWorld.MUNICIPALITIES.get(0);
  private static final int OWN = 25;
  private static final int OTHERS = 4;
  private static final String PRODUCT = "MHN-12";
  private static final String LOT = "MH1001";

  private final Stage stage;
  private final List<PaperTicket> tickets;
  private final List<CompletableFuture<Frame>> pictures = new ArrayList<>();
  private final List<Person> firstDoses = new ArrayList<>();

  SiteDay(Stage stage) {
    this.stage = stage;
    this.tickets = tickets(stage.world());
  }

  /// Takes the pictures while other steps run.
  void prepare() {
    for (int i = 0; i < tickets.size(); i++) {
      PaperTicket ticket = tickets.get(i);
      long seed = i;
      pictures.add(CompletableFuture.supplyAsync(() -> ticket.photograph(seed)));
    }
  }

  /// People of Chiyoda whose whole history is one dose, given and accepted today.
  List<Person> vaccinated() {
    return firstDoses;
  }

  private static List<PaperTicket> tickets(SampleWorld world) {
    var levels = Damage.Level.values();
    var tickets = new ArrayList<PaperTicket>();
    List<Person> own = suitable(world, HERE, OWN + 1);
    for (int i = 0; i < OWN; i++) {
      tickets.add(ticket(world, own.get(i), levels[i % levels.length]));
    }
    for (Person person : suitable(world, ELSEWHERE, OTHERS)) {
      tickets.add(ticket(world, person, Damage.Level.PHONE));
    }
    PaperTicket right = ticket(world, own.get(OWN), Damage.Level.CLEAN);
    tickets.add(right.misread(17, neverIssued(world, right.line())));
    return tickets;
  }

  private static PaperTicket ticket(SampleWorld world, Person person, Damage.Level damage) {
    int number = world.doses(person).size() + 1;
    return PaperTicket.of(person, number, number >= 3, damage);
  }

  /// Half of them without earlier doses, half due for a third or later one of the product.
  private static List<Person> suitable(SampleWorld world, Municipality municipality, int count) {
    var none = new ArrayList<Person>();
    var some = new ArrayList<Person>();
    Map<Person, List<EarlierDose>> doses = new LinkedHashMap<>();
    world
        .doses(municipality)
        .forEach(dose -> doses.computeIfAbsent(dose.person(), _ -> new ArrayList<>()).add(dose));
    for (Person person : world.recipients(municipality)) {
      boolean here = person.movedOut() == null && person.died() == null && !person.isProtected();
      if (here && person.born().known() && person.born().year() < 2008) {
        List<EarlierDose> earlier = doses.getOrDefault(person, List.of());
        if (earlier.isEmpty()) {
          none.add(person);
        } else if (earlier.size() >= 2) {
          some.add(person);
        }
      }
    }
    var chosen = new ArrayList<Person>();
    for (int i = 0; i < count; i++) {
      chosen.add(i % 2 == 0 ? none.get(i) : some.get(i));
    }
    return chosen;
  }

  /// A last digit that makes the number one that was never issued.
  private static char neverIssued(SampleWorld world, String line) {
    Set<String> issued = Set.copyOf(world.recipients(HERE).stream().map(Person::ticket).toList());
    return "0123456789"
        .chars()
        .filter(digit -> !issued.contains(line.substring(8, 17) + (char) digit))
        .mapToObj(digit -> (char) digit)
        .findFirst()
        .orElseThrow();
  }

  String work(OpenSites sites) {
    Tablet tablet = sites.at(HERE);
    Map<String, Integer> came = new LinkedHashMap<>();
    Map<String, List<String>> levels = new LinkedHashMap<>();
    for (int i = 0; i < tickets.size(); i++) {
      PaperTicket ticket = tickets.get(i);
      Frame picture = pictures.get(i).join();
      if (i == 0) {
        stage.write("ticket.png", picture.png());
      }
      String outcome = serve(tablet, ticket, picture);
      came.merge(outcome, 1, Integer::sum);
      levels.computeIfAbsent(outcome, _ -> new ArrayList<>()).add(ticket.damage().name());
    }
    if (!came.containsKey(STOPPED) || firstDoses.size() < 2) {
      throw new StepFailed("The tickets came out otherwise than they must: " + came + ".");
    }
    var told = new ArrayList<String>();
    came.forEach((outcome, count) -> told.add(count + " " + outcome));
    levels.forEach((outcome, all) -> {
      if (outcome.startsWith("typed")) {
        told.add("unread damage: " + String.join(" ", all));
      }
    });
    return tickets.size() + " tickets: " + String.join("; ", told);
  }

  private static final String STOPPED =
      "misread, stopped because the number was never issued, then typed and registered";

  /// What the nurse does with one ticket.
  private String serve(Tablet tablet, PaperTicket ticket, Frame picture) {
    Answer read = tablet.picture(picture.jpeg(), "image/jpeg");
    String how;
    if (!read.ok()) {
      how = "typed, because the picture was refused (" + read.code() + "), and registered";
      read = typed(tablet, ticket);
    } else {
      JsonNode reading = read.body().path("reading");
      boolean own = reading.path("own").asBoolean(false);
      if (own && !reading.path("ticketKnown").asBoolean(true)) {
        how = STOPPED;
        read = typed(tablet, ticket);
      } else if (!reading.path("line").asString("").equals(ticket.line())) {
        how = "misread, stopped at the read-back, then typed and registered";
        read = typed(tablet, ticket);
      } else {
        how = reading.path("source").asString("").equals("CODE") ? "read by code" : "read by line";
        how +=
            own
                ? " and registered"
                : " and registered for another municipality after the birth date";
      }
    }
    register(tablet, ticket, read.orFail("A ticket").path("reading").path("id").asString(""));
    return how;
  }

  private static Answer typed(Tablet tablet, PaperTicket ticket) {
    return tablet.post("/api/v1/readings", Map.of("typed", ticket.line()));
  }

  private void register(Tablet tablet, PaperTicket ticket, String reading) {
    boolean own = ticket.municipality().equals(HERE);
    DoseSent dose = dose(ticket, reading, own ? null : ticket.person().born().text(), PRODUCT, LOT);
    JsonNode check = tablet.post("/api/v1/checks", dose).orFail("A check");
    if (!check.path("verdict").asString("").equals("ACCEPTED")) {
      throw new StepFailed("A dose was not accepted: " + codes(check) + ".");
    }
    tablet.put("/api/v1/doses/" + UUID.randomUUID(), dose).orFail("A dose");
    if (own && ticket.number() == 1) {
      firstDoses.add(ticket.person());
    }
  }

  private static String codes(JsonNode check) {
    return String.join(
        " ",
        check.path("findings").valueStream().map(one -> one.path("code").asString("")).toList());
  }

  private static DoseSent dose(
      PaperTicket ticket,
      @Nullable String reading,
      @Nullable String birthDate,
      String product,
      String lot) {
    return new DoseSent(
        reading,
        ticket.line(),
        birthDate,
        product,
        lot,
        LocalDate.now(JAPAN),
        ticket.number(),
        "見本　一郎");
  }

  String sendWrongTickets(OpenSites sites) {
    Tablet tablet = sites.at(HERE);
    List<Person> own = suitable(stage.world(), HERE, OWN + 3);
    PaperTicket next = ticket(stage.world(), own.get(OWN + 1), Damage.Level.CLEAN);
    PaperTicket other =
        ticket(
            stage.world(),
            suitable(stage.world(), ELSEWHERE, OTHERS + 1).get(OTHERS),
            Damage.Level.CLEAN);
    var wrong = new LinkedHashMap<String, Supplier<Answer>>();
    wrong.put(
        "a file that is no picture",
        () -> tablet.picture("no picture".getBytes(StandardCharsets.UTF_8), "image/jpeg"));
    wrong.put("wrong check digit", () -> typed(tablet, "211310170000000017"));
    wrong.put("no such municipality", () -> typed(tablet, "219999970000000017"));
    wrong.put("examination only", () -> typed(tablet, "1" + next.line().substring(1)));
    wrong.put("lot of another product", () -> check(tablet, next, null, PRODUCT, "MC2001"));
    wrong.put("expired lot", () -> check(tablet, next, null, PRODUCT, "MH0901"));
    wrong.put("unknown product", () -> check(tablet, next, null, "MHN-13", LOT));
    wrong.put(
        "another municipality's without birth date",
        () -> check(tablet, other, null, PRODUCT, LOT));
    wrong.put("with a wrong birth date", () -> check(tablet, other, "1901-01-01", PRODUCT, LOT));
    var told = new ArrayList<String>();
    wrong.forEach((what, request) -> {
      Answer answer = request.get();
      if (answer.ok()) {
        throw new StepFailed("What must be refused was taken: " + what + ".");
      }
      told.add(what + " → " + answer.code());
    });
    return String.join("; ", told);
  }

  private static Answer typed(Tablet tablet, String digits) {
    return tablet.post("/api/v1/readings", Map.of("typed", digits));
  }

  private static Answer check(
      Tablet tablet, PaperTicket ticket, @Nullable String birthDate, String product, String lot) {
    return tablet.put(
        "/api/v1/doses/" + UUID.randomUUID(), dose(ticket, null, birthDate, product, lot));
  }
}
