package vrs.server.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vrs.server.platform.Refusal;
import vrs.server.record.FieldChecks.Wrong;

/// Which format a file has and which column stands where, as the header line tells.
///
/// The three columns that a file of errors adds are known and passed over, so that a corrected file
/// of errors can be sent as it is.
final class ImportHeader {
  /// What a file of errors adds: line, code, words.
  static final List<String> OF_ERRORS = List.of("行", "コード", "理由");

  private final ImportFormat format;
  private final List<String> headings;
  private final Map<ImportColumn, Integer> places = new HashMap<>();

  /// @throws Refusal D108, D109, D110
  ImportHeader(List<String> headings) {
    this.format = ImportFormat.of(headings);
    this.headings = List.copyOf(headings);
    var unknown = new ArrayList<String>();
    for (int i = 0; i < headings.size(); i++) {
      String heading = headings.get(i);
      ImportColumn column =
          format.columns().stream()
              .filter(each -> each.heading().equals(heading))
              .findFirst()
              .orElse(null);
      if (column == null) {
        if (!OF_ERRORS.contains(heading)) {
          unknown.add(String.valueOf(i + 1));
        }
      } else if (places.put(column, i) != null) {
        throw new Refusal(ImportReason.COLUMN_TWICE, Map.of("columns", column.heading()));
      }
    }
    List<String> missing =
        format.columns().stream()
            .filter(column -> !places.containsKey(column) && isNeeded(column))
            .map(ImportColumn::heading)
            .toList();
    if (!missing.isEmpty()) {
      throw new Refusal(ImportReason.COLUMN_MISSING, Map.of("columns", String.join("、", missing)));
    }
    if (!unknown.isEmpty()) {
      // By place: a file without a header has somebody's name there.
      throw new Refusal(ImportReason.COLUMN_UNKNOWN, Map.of("columns", String.join("、", unknown)));
    }
  }

  private boolean isNeeded(ImportColumn column) {
    return !column.isFurther()
        || places.keySet().stream().anyMatch(each -> each.partner().equals(Optional.of(column)));
  }

  ImportFormat format() {
    return format;
  }

  /// Whether a line has as many fields as the header.
  boolean fits(List<String> fields) {
    return fields.size() == headings.size();
  }

  /// @throws Wrong D121
  void requireFit(List<String> fields) throws Wrong {
    if (!fits(fields)) {
      throw new Wrong(
          ImportReason.FIELD_COUNT, Map.of("expected", headings.size(), "found", fields.size()));
    }
  }

  String field(List<String> fields, ImportColumn column) {
    return fields.get(places.getOrDefault(column, -1));
  }

  /// Whether the file has a further column.
  boolean has(ImportColumn column) {
    return places.containsKey(column);
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
