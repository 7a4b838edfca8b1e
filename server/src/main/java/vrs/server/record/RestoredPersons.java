package vrs.server.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vrs.card.IndividualNumber;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCipher;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Rows;
import vrs.server.record.TicketChange.State;

/// Gives persons whom an import changed their earlier items and ticket again, as a further version.
@Component
final class RestoredPersons {
  private final AreaKeys keys;
  private final FinishedPersons finished;
  private final RecheckDoses recheck;

  RestoredPersons(AreaKeys keys, FinishedPersons finished, RecheckDoses recheck) {
    this.keys = keys;
    this.finished = finished;
    this.recheck = recheck;
  }

  /// @param left gets their courses as they are left
  /// @throws FinishedTables.RegisterChanged if one of them was changed in that very moment
  void restore(Area area, Source source, List<MadePerson> restored, LeftCourses left) {
    if (restored.isEmpty()) {
      return;
    }
    AreaCipher cipher = keys.of(area);
    var rows = new Rows<>(PersonColumn.class);
    for (MadePerson each : restored) {
      put(rows, area, cipher, each);
      rows.endRow();
    }
    finished.change(area, source, rows);
    area.sql(
            """
            delete from ticket t
             using (select unnest(cast(:numbers as text[])) as number) as one
             where t.area = :area and t.number = one.number
            """)
        .param(
            "numbers",
            restored.stream()
                .filter(MadePerson::ticketGoes)
                .map(each -> each.ticket().number())
                .toArray(String[]::new))
        .update();
    recheck.ofPersons(
        area, source.ofRules(source.why()), restored.stream().map(MadePerson::id).toList(), left);
  }

  private static void put(Rows<PersonColumn> row, Area area, AreaCipher cipher, MadePerson each) {
    PersonItems items = each.itemsBefore(cipher);
    Optional<IndividualNumber> number = number(items);
    Optional<byte[]> sealed =
        number.map(own ->
            cipher.seal(own.digits().getBytes(US_ASCII), PersonNumbers.place(each.id())).bytes());
    TicketChange back = each.ticket().reversed();
    State ticket = back.now().or(back::was).orElseThrow(); // one that goes is deleted afterwards
    PersonRows.put(
        row,
        cipher,
        each.id(),
        each.now() + 1,
        recipient(items, number, new TicketNumber(area.code(), back.number()), ticket),
        number.map(own -> PersonNumbers.lookup(cipher, own)),
        sealed,
        PersonContent.write(items, sealed.orElse(null), List.of(back)));
  }

  static Optional<IndividualNumber> number(PersonItems items) {
    return items.ifAny(PersonItem.INDIVIDUAL_NUMBER).map(IndividualNumber::new);
  }

  private static Recipient recipient(
      PersonItems items, Optional<IndividualNumber> number, TicketNumber ticket, State state) {
    return new Recipient(
        ticket,
        items.ifAny(PersonItem.LEDGER_NUMBER),
        number,
        items.get(PersonItem.NAME),
        items.get(PersonItem.KANA),
        new BirthDate(items.get(PersonItem.BIRTH_DATE)),
        Sex.of(items.get(PersonItem.SEX)),
        state.issued(),
        items.day(PersonItem.MOVED_OUT),
        items.day(PersonItem.DIED),
        items.withheld(),
        new FurtherItems(
            Set.of(),
            items.names(),
            items.day(PersonItem.MOVED_IN),
            items.ifAny(PersonItem.ADDRESS),
            state.items()));
  }
}
