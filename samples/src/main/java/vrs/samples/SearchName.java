package vrs.samples;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An invented recipient whose name is written in more than one way, and what staff may type to
/// find that person: other forms of the characters, kana of every kind, the date in either
/// calendar, former surname, alias and Roman name.
///
/// The list was put together from japanese-personal-name-dataset and from names that break careless
/// software; its variants were chosen by hand and know nothing of the server's.
///
/// @param born may lack parts
/// @param formerSurname 旧氏; it and what follows is empty where there is none
/// @param queries each must find the person
public record SearchName(
    String name,
    String kana,
    BirthDate born,
    String formerSurname,
    String formerKana,
    String alias,
    String aliasKana,
    String roman,
    List<String> queries) {

  private static final List<String> FURTHER = List.of("旧氏", "旧氏カナ", "通称", "通称カナ", "ローマ字氏名");

  public SearchName {
    queries = List.copyOf(queries);
  }

  /// All five hundred.
  public static List<SearchName> all() {
    return Lists.lines("search-names.csv").stream()
        .map(line ->
            new SearchName(
                line.get(0),
                line.get(1),
                BirthDate.parse(line.get(2)),
                line.get(3),
                line.get(4),
                line.get(5),
                line.get(6),
                line.get(7),
                List.of(line.get(8).split("\\|"))))
        .toList();
  }

  /// Writes all of them as a recipients file of version 2 (`docs/formats/recipients-v2.md`).
  ///
  /// @param numbers gives each a ticket and numbers of its own
  /// @return by ledger number
  public static Map<String, SearchName> write(
      OutputStream out, Municipality municipality, PersonGenerator numbers) throws IOException {
    var byLedger = new LinkedHashMap<String, SearchName>();
    var lines = new ArrayList<List<String>>();
    for (SearchName each : all()) {
      Person person = each.person(numbers.next(municipality));
      byLedger.put(person.ledgerNumber(), each);
      var line = new ArrayList<>(RecipientsFile.line(person));
      line.addAll(
          List.of(each.formerSurname, each.formerKana, each.alias, each.aliasKana, each.roman));
      lines.add(line);
    }
    var header = new ArrayList<>(RecipientsFile.HEADER);
    header.addAll(FURTHER);
    CsvFile.write(out, TextEncoding.UTF_8, header, lines);
    return byLedger;
  }

  /// With the numbers of another, and neither moved, dead nor protected.
  private Person person(Person other) {
    return new Person(
        other.municipality(),
        other.ticket(),
        other.ledgerNumber(),
        other.number(),
        name,
        kana,
        born,
        other.sex(),
        other.address(),
        other.passport(),
        born.latest().isAfter(other.ticketIssued()) ? born.latest() : other.ticketIssued(),
        null,
        null,
        false);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
