package vrs.server.record;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vrs.server.platform.Reason;

/// What a plan says of a line: why it is not taken, or what is doubtful about it.
///
/// @param line as an editor counts, the header is line 1
/// @param code of an [ImportReason] or a [Rule]
/// @param details fill the words, as texts: column, days, lot, the other line
/// @param fields what stands on a rejected line, for the file of errors; never shown or logged
record Remark(long line, String code, Map<String, String> details, List<String> fields) {
  Remark {
    details = Map.copyOf(details);
    fields = List.copyOf(fields);
  }

  /// Of a line whose fields nobody will ask for.
  static Remark of(long line, Reason reason, Map<String, Object> details) {
    return of(line, reason, details, List.of());
  }

  static Remark of(long line, Reason reason, Map<String, Object> details, List<String> fields) {
    return new Remark(
        line,
        reason.code(),
        details.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> String.valueOf(each.getValue()))),
        fields);
  }

  @Override
  public String toString() {
    return "Remark[" + line + ", " + code + "]";
  }
}
