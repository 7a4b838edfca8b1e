package vrs.server.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.SealedBytes;

/// Uploads that lie sealed until somebody confirms them or they expire, and that name a person:
/// once confirmed, one would bring back whom another has erased (C2).
@Component
final class WaitingUploads {
  private final AreaKeys keys;
  private final ImportChunks chunks;

  WaitingUploads(AreaKeys keys, ImportChunks chunks) {
    this.keys = keys;
    this.chunks = chunks;
  }

  private record Pieces(UUID batch, ImportChunks.Kind kind) {}

  /// Those in which one of the person's numbers stands.
  List<UUID> naming(Area area, UUID person, Collection<String> tickets) {
    List<String> numbers = new ArrayList<>(tickets);
    numbers.addAll(othersOf(area, person));
    var naming = new ArrayList<UUID>();
    for (Pieces pieces : all(area)) {
      if (!naming.contains(pieces.batch()) && names(area, pieces, numbers)) {
        naming.add(pieces.batch());
      }
    }
    return naming;
  }

  /// Ledger number and Individual Number.
  private List<String> othersOf(Area area, UUID person) {
    return area
        .sql(
            """
            select ledger_number, number_sealed
              from person
             where area = :area and id = :person
            """)
        .param("person", person)
        .query((row, _) -> {
          var numbers = new ArrayList<String>();
          Optional.ofNullable(row.getString("ledger_number")).ifPresent(numbers::add);
          Optional.ofNullable(row.getBytes("number_sealed"))
              .map(
                  sealed -> keys.of(area).open(SealedBytes.of(sealed), PersonNumbers.place(person)))
              .map(digits -> new String(digits, US_ASCII))
              .ifPresent(numbers::add);
          return numbers;
        })
        .list()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<Pieces> all(Area area) {
    return area.sql("select distinct batch, kind from import_chunk where area = :area")
        .query((row, _) ->
            new Pieces(
                row.getObject("batch", UUID.class),
                ImportChunks.Kind.valueOf(row.getString("kind"))))
        .list();
  }

  /// A number may stand across two pieces, so the end of one is looked at with the next.
  private boolean names(Area area, Pieces pieces, List<String> numbers) {
    int longest = numbers.stream().mapToInt(String::length).max().orElse(0) + 1;
    String end = "";
    for (int number : chunks.numbers(area, pieces.batch(), pieces.kind())) {
      byte[] piece = chunks.open(area, pieces.batch(), pieces.kind(), number);
      String text = end + new String(piece, ISO_8859_1);
      if (numbers.stream().anyMatch(each -> stands(each, text))) {
        return true;
      }
      end = text.substring(Math.max(0, text.length() - longest));
    }
    return false;
  }

  /// The number itself, not as a part of a longer one.
  private static boolean stands(String number, String text) {
    for (int at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
      int behind = at + number.length();
      boolean longer =
          (at > 0 && isDigit(text.charAt(at - 1)))
              || (behind < text.length() && isDigit(text.charAt(behind)));
      if (!longer) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(char each) {
    return each >= '0' && each <= '9';
  }
}
