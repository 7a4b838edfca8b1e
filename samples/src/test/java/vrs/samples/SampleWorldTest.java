package vrs.samples;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SampleWorldTest {

  private static final SampleWorld WORLD = SampleWorld.usual(1);

  @Test
  void the_usual_world_has_ten_thousand_recipients_and_fifteen_thousand_doses() {
    assertThat(WORLD.recipients()).hasSize(10_000);
    assertThat(WORLD.doses()).hasSize(15_000);
    assertThat(SampleWorld.MUNICIPALITIES)
        .extracting(each -> WORLD.recipients(each).size())
        .containsExactly(6_000, 3_000, 1_000);
  }

  @Test
  void the_same_seed_gives_the_same_world_and_another_seed_another() {
    assertThat(SampleWorld.of(7, 300, 200).doses()).isEqualTo(SampleWorld.of(7, 300, 200).doses());
    assertThat(SampleWorld.of(7, 300, 200).recipients())
        .isNotEqualTo(SampleWorld.of(8, 300, 200).recipients());
  }

  @Test
  void every_number_belongs_to_one_person_only() {
    unique(Person::ticket);
    unique(Person::ledgerNumber);
    unique(Person::number);
    unique(person -> person.passport().number());
  }

  @Test
  void every_municipality_has_every_edge_case_and_each_of_these_a_history() {
    for (var municipality : SampleWorld.MUNICIPALITIES) {
      var people = WORLD.recipients(municipality).subList(0, EdgeCase.values().length);
      assertThat(people).extracting(Person::name).contains("𠮷野　太郎", "渡邊　恵子", "SUHARTINI");
      assertThat(people).allSatisfy(person -> assertThat(WORLD.doses(person)).isNotEmpty());
    }
  }

  @Test
  void all_ages_occur_and_some_birth_dates_are_partly_unknown() {
    var years = WORLD.recipients().stream().map(person -> person.born().year()).toList();
    assertThat(years).contains(2025).anyMatch(year -> year < 1930);
    assertThat(WORLD.recipients()).anyMatch(person -> person.born().text().endsWith("-00-00"));
    assertThat(years.stream().mapToInt(year -> 2026 - year).average().orElseThrow())
        .isBetween(45.0, 52.0);
  }

  @Test
  void doses_of_a_person_count_from_one_in_the_order_of_their_dates() {
    var byPerson = WORLD.doses().stream().collect(groupingBy(EarlierDose::person));
    assertThat(byPerson.values())
        .allSatisfy(doses -> {
          for (int i = 0; i < doses.size(); i++) {
            assertThat(doses.get(i).number()).isEqualTo(i + 1);
            assertThat(doses.get(i).given()).isBefore(LocalDate.of(2026, 8, 1));
          }
          assertThat(doses).isSortedAccordingTo((a, b) -> a.given().compareTo(b.given()));
        });
  }

  @Test
  void every_ticket_is_older_than_the_doses_of_its_holder() {
    assertThat(WORLD.doses())
        .allSatisfy(dose -> assertThat(dose.given()).isAfter(dose.person().ticketIssued()));
  }

  @Test
  void too_many_doses_for_too_few_people_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> SampleWorld.of(1, 100, 1_000));
  }

  @Test
  void people_do_not_print() {
    var person = WORLD.recipients().getFirst();
    assertThat(
            List.of(person, person.born(), person.passport(), WORLD.doses().getFirst()).toString())
        .isEqualTo("[[hidden], [hidden], [hidden], [hidden]]");
  }

  private static void unique(Function<Person, ?> key) {
    assertThat(WORLD.recipients().stream().map(key).distinct()).hasSize(10_000);
  }
}
