package vrs.server.record;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vrs.server.platform.Refusal;

/// Which column stands where, as the header line tells.
///
/// The three columns that a file of errors adds are known and passed over, so that a corrected file
/// of errors can be sent as it is.
final class RecipientHeader {
  /// What a file of errors adds: line, code, words.
  static final List<String> OF_ERRORS = List.of("行", "コード", "理由");

  private final List<String> headings;
  private final Map<RecipientColumn, Integer> places = new EnumMap<>(RecipientColumn.class);

  /// @throws Refusal D108, D109, D110
  RecipientHeader(List<String> headings) {
    this.headings = List.copyOf(headings);
    var unknown = new ArrayList<String>();
    for (int i = 0; i < headings.size(); i++) {
      RecipientColumn column = RecipientColumn.byHeading().get(headings.get(i));
      if (column == null) {
        if (!OF_ERRORS.contains(headings.get(i))) {
          unknown.add(String.valueOf(i + 1));
        }
      } else if (places.put(column, i) != null) {
        throw new Refusal(ImportReason.COLUMN_TWICE, Map.of("columns", column.heading()));
      }
    }
    List<String> missing =
        RecipientColumn.byHeading().values().stream()
            .sorted()
            .filter(column -> !places.containsKey(column))
            .map(RecipientColumn::heading)
            .toList();
    if (!missing.isEmpty()) {
      throw new Refusal(ImportReason.COLUMN_MISSING, Map.of("columns", String.join("、", missing)));
    }
    if (!unknown.isEmpty()) {
      // By place: a file without a header has somebody's name there.
      throw new Refusal(ImportReason.COLUMN_UNKNOWN, Map.of("columns", String.join("、", unknown)));
    }
  }

  int width() {
    return headings.size();
  }

  String field(List<String> fields, RecipientColumn column) {
    return fields.get(places.getOrDefault(column, -1));
  }

  /// The columns that hold data, in the file's order.
  List<String> headings() {
    return headings.stream().filter(each -> !OF_ERRORS.contains(each)).toList();
  }

  /// The fields under [#headings].
  List<String> data(List<String> fields) {
    if (headings.stream().noneMatch(Set.copyOf(OF_ERRORS)::contains)) {
      return fields;
    }
    var data = new ArrayList<String>();
    for (int i = 0; i < fields.size(); i++) {
      if (i >= headings.size() || !OF_ERRORS.contains(headings.get(i))) {
        data.add(fields.get(i));
      }
    }
    return data;
  }
}
