package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vrs.samples.SampleWorld;
import vrs.server.municipality.LotNumber;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Masters;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Nation;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// The samples know nothing of the server, and the server nothing of the samples: this keeps both
/// telling the same story.
class SampleDosesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Test
  void no_dose_of_the_sample_world_breaks_a_rule_but_that_it_is_entered_late() {
    MasterData master = new Masters(new Nation(database.of(Zone.LGWAN))).current();
    SampleWorld.usual(1).doses().stream()
        .collect(Collectors.groupingBy(vrs.samples.EarlierDose::person))
        .forEach((person, doses) -> check(master, person, doses));
  }

  private static void check(
      MasterData master, vrs.samples.Person person, List<vrs.samples.EarlierDose> doses) {
    var recorded = new ArrayList<Dose>();
    for (var each : doses) {
      DoseCheck check =
          DoseRules.check(
              master,
              new ProposedDose(
                  each.product(),
                  each.number(),
                  Optional.empty(),
                  Optional.of(new BirthDate(person.born().text())),
                  new LotNumber(each.lot()),
                  each.given(),
                  each.siteName(),
                  SampleWorld.AS_OF),
              new History(Optional.of(ticket(person)), Optional.of(registered(person)), recorded));
      assertThat(check.all()).extracting(Finding::rule).containsExactly(Rule.NOT_TODAY);
      assertThat(master.municipality(each.site().code(), each.given())).isPresent();
      recorded.add(recorded(each));
    }
  }

  private static Ticket ticket(vrs.samples.Person person) {
    return new Ticket(number(person), PERSON, person.ticketIssued(), Optional.<LocalDate>empty());
  }

  private static TicketNumber number(vrs.samples.Person person) {
    return new TicketNumber(new AreaCode(person.municipality().code()), person.ticket());
  }

  private static Person registered(vrs.samples.Person person) {
    return new Person(
        PERSON,
        Optional.of(person.ledgerNumber()),
        person.name(),
        person.kana(),
        new BirthDate(person.born().text()),
        Sex.of(String.valueOf(person.sex().code())),
        Optional.ofNullable(person.movedOut()),
        Optional.ofNullable(person.died()),
        person.isProtected(),
        1);
  }

  private static Dose recorded(vrs.samples.EarlierDose dose) {
    return new Dose(
        UUID.randomUUID(),
        number(dose.person()),
        Optional.of(PERSON),
        dose.product(),
        dose.number(),
        new LotNumber(dose.lot()).text(),
        dose.given(),
        new AreaCode(dose.site().code()),
        dose.siteName(),
        dose.doctor(),
        Optional.empty(),
        Assessment.CLEAR,
        1,
        Instant.EPOCH);
  }

  private static final UUID PERSON = UUID.randomUUID();
}
