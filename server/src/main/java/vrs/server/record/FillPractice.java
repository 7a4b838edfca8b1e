package vrs.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.municipality.LotNumber;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Masters;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Rows;

/// Fills a practice area (研修) with invented people and their doses, and empties it again.
///
/// The people come in as a file does. Their doses are written as an older system might have left
/// them, with every common mistake, which no door would let in; then the rules run over them, so
/// that there is something to find, to correct and to decide.
@Component
public final class FillPractice {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Set<String> ONE_AT_A_TIME = Set.of("practice");
  private final Areas areas;
  private final ReceiveImport receiveImport;
  private final PlanImport planImport;
  private final ConfirmImport confirmImport;
  private final Tickets tickets;
  private final Doses doses;
  private final RecheckDoses recheck;
  private final Masters masters;
  private final Audit audit;

  FillPractice(
      Areas areas,
      ReceiveImport receiveImport,
      PlanImport planImport,
      ConfirmImport confirmImport,
      Tickets tickets,
      Doses doses,
      RecheckDoses recheck,
      Masters masters,
      Audit audit) {
    this.areas = areas;
    this.receiveImport = receiveImport;
    this.planImport = planImport;
    this.confirmImport = confirmImport;
    this.tickets = tickets;
    this.doses = doses;
    this.recheck = recheck;
    this.masters = masters;
    this.audit = audit;
  }

  /// Fills it if nobody has yet.
  ///
  /// @param actor in the practice area
  public void fill(Actor actor) {
    requirePractice(actor);
    if (!isEmpty(actor)) {
      return;
    }
    byte[] people =
        text("people.csv").replaceAll("(?m)^000000,", actor.office().real() + ",").getBytes(UTF_8);
    UUID batch = receiveImport.receive(actor, new ByteArrayInputStream(people)).id();
    if (planImport.planNext(actor.office())) { // else a colleague is filling it
      confirmImport.begin(actor, batch).ifPresent(work -> confirmImport.store(actor, work));
    }
    areas.write(actor.office(), ONE_AT_A_TIME, area -> fillDoses(area, actor));
  }

  /// Empties it, and fills it anew.
  ///
  /// @param actor in the practice area
  public void reset(Actor actor) {
    requirePractice(actor);
    areas.write(
        actor.office(),
        area -> {
          long rows = area.sql("select clear_practice()").query(Long.class).single();
          audit.enter(area, Deed.of(actor, PracticeAction.RESET).with("rows", rows));
          return rows;
        });
    fill(actor);
  }

  private static void requirePractice(Actor actor) {
    if (!actor.office().isPractice()) {
      throw new IllegalArgumentException("not a practice area");
    }
  }

  private boolean isEmpty(Actor actor) {
    return areas.read(actor.office(), area -> isEmpty(area, "dose"));
  }

  private static boolean isEmpty(Area area, String table) {
    return area.sql("select not exists (select 1 from %s where area = :area)".formatted(table))
        .query(Boolean.class)
        .single();
  }

  private int fillDoses(Area area, Actor actor) {
    if (!isEmpty(area, "dose")) {
      return 0; // a colleague was faster
    }
    var source = Source.counter(actor, "practice");
    var rows = new Rows<>(DoseColumn.class);
    for (NamedCsvRecord line : lines()) {
      DoseRows.put(rows, dose(area, line), source, Optional.empty());
      rows.endRow();
    }
    doses.add(area, rows, Optional.empty());
    List<UUID> people =
        area.sql("select id from person where area = :area order by id").query(UUID.class).list();
    recheck.ofPersons(area, source.ofRules("practice"), people);
    audit.enter(
        area,
        Deed.of(actor, PracticeAction.FILL)
            .with("people", people.size())
            .with("doses", rows.size()));
    return rows.size();
  }

  /// A dose as it stands in the file. Whose ticket is not known gets its objections now; the others
  /// when the rules run over their persons.
  private Dose dose(Area area, NamedCsvRecord line) {
    var ticket = new TicketNumber(area.code(), line.getField("ticket"));
    Optional<UUID> person = tickets.byNumber(area, ticket).map(Ticket::person);
    LocalDate given = LocalDate.parse(line.getField("given"));
    int number = Integer.parseInt(line.getField("number"));
    return new Dose(
        UUID.randomUUID(),
        ticket,
        person,
        line.getField("product"),
        number,
        line.getField("lot"),
        given,
        area.code().real(),
        line.getField("site"),
        line.getField("doctor"),
        Optional.empty(),
        person.isPresent() ? Assessment.CLEAR : orphan(area, line, number, given),
        1,
        area.time());
  }

  private Assessment orphan(Area area, NamedCsvRecord line, int number, LocalDate given) {
    MasterData master = masters.current();
    var proposed =
        new ProposedDose(
            line.getField("product"),
            number,
            Optional.empty(),
            Optional.empty(),
            new LotNumber(line.getField("lot")),
            given,
            line.getField("site"),
            LocalDate.ofInstant(area.time(), JAPAN));
    return Assessment.atEntry(
        DoseRules.check(
            master, proposed, new History(Optional.empty(), Optional.empty(), List.of())));
  }

  private static List<NamedCsvRecord> lines() {
    return CsvReader.builder().ofNamedCsvRecord(text("doses.csv")).stream().toList();
  }

  private static String text(String file) {
    try (InputStream in = new ClassPathResource("practice/" + file).getInputStream()) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
