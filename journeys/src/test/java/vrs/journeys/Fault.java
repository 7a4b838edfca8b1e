package vrs.journeys;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vrs.samples.EarlierDose;
import vrs.samples.Municipality;
import vrs.samples.Person;

/// A record of one person that is wrong or doubtful, as it came in, and what a clerk who has the
/// screening form does about it.
record Fault(Kind kind, Person person) {
  static final LocalDate FIRST = LocalDate.of(2026, 3, 10);
  static final String PRODUCT = "MHN-12";
  static final String LOT = "MH1001";
  private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
  private static final String NOBODYS = "99900";

  /// What is the matter, and how often it is.
  enum Kind {
    /// Nobody made a lot of this number.
    LOT_UNKNOWN(12),
    /// The doctor gave dose 2 after ten days, and meant to.
    TOO_SOON(12),
    /// A day that nobody set.
    NEW_YEARS_DAY(10),
    /// Dose 1 was read as dose 2.
    NUMBER_WRONG(10),
    /// One shot, recorded from two lists.
    RECORDED_TWICE(6),
    /// A ticket number that was misread, and is nobody's.
    TICKET_MISREAD(6),
    /// The site sent a second record of the shot, with another lot.
    CONTRADICTED(3),
    /// Another lot than all others of the table have.
    UNLIKE_THE_OTHERS(1);

    final int count;

    Kind(int count) {
      this.count = count;
    }
  }

  /// One for each of these people.
  static List<Fault> of(List<Person> people) {
    var faults = new ArrayList<Fault>();
    for (Kind kind : Kind.values()) {
      for (int i = 0; i < kind.count; i++) {
        faults.add(new Fault(kind, people.get(faults.size())));
      }
    }
    return faults;
  }

  /// The lines of a file that came from the sites of that time.
  List<EarlierDose> lines(Municipality here) {
    return switch (kind) {
      case LOT_UNKNOWN -> List.of(line(here, 1, FIRST, "MH9999"));
      case TOO_SOON -> List.of(line(here, 1, FIRST, LOT), line(here, 2, FIRST.plusDays(10), LOT));
      case NEW_YEARS_DAY -> List.of(line(here, 1, NEW_YEAR, LOT));
      case NUMBER_WRONG -> List.of(line(here, 2, FIRST, LOT));
      case RECORDED_TWICE ->
          List.of(line(here, 1, FIRST, LOT), line(here, 2, FIRST.plusDays(2), LOT));
      case TICKET_MISREAD, CONTRADICTED, UNLIKE_THE_OTHERS -> List.of();
    };
  }

  private EarlierDose line(Municipality here, int number, LocalDate given, String lot) {
    return new EarlierDose(person, number, given, here, "見本会場", "見本　一郎", PRODUCT, lot);
  }

  /// What a site registers today.
  void register(Tablet tablet, LocalDate today) {
    switch (kind) {
      case TICKET_MISREAD -> send(tablet, today, misread(), LOT);
      case CONTRADICTED -> {
        send(tablet, today, person.ticket(), LOT);
        send(tablet, today, person.ticket(), "MH1002");
      }
      case UNLIKE_THE_OTHERS -> send(tablet, today, person.ticket(), "MH1002");
      default -> {}
    }
  }

  /// A right one.
  static void registerRight(Tablet tablet, LocalDate today, Person person) {
    new Fault(Kind.LOT_UNKNOWN, person).send(tablet, today, person.ticket(), LOT);
  }

  /// Sends it, and confirms whatever is asked.
  private void send(Tablet tablet, LocalDate today, String ticket, String lot) {
    Map<String, Object> body = new HashMap<>();
    body.put("line", "21" + person.municipality().code() + ticket);
    body.put("birthDate", person.born().text());
    body.put("product", PRODUCT);
    body.put("lot", lot);
    body.put("given", today.toString());
    body.put("number", 1);
    body.put("doctor", "見本　一郎");
    body.put("confirmed", Set.of());
    body.put("reason", "");
    String path = "/api/v1/doses/" + UUID.randomUUID();
    Answer answer = tablet.put(path, body);
    if (!answer.ok()) {
      body.put(
          "confirmed",
          answer
              .body()
              .path("details")
              .path("findings")
              .valueStream()
              .map(each -> each.path("code").asString(""))
              .toList());
      body.put("reason", "予診票で確認");
      answer = tablet.put(path, body);
    }
    answer.orFail("A record");
  }

  /// The number of the ticket as it was read.
  String misread() {
    return NOBODYS + person.ticket().substring(NOBODYS.length());
  }

  @Override
  public String toString() {
    return "Fault[" + kind + "]";
  }
}
