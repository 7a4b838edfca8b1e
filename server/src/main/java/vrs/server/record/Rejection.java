package vrs.server.record;

import java.util.List;
import java.util.Map;

/// A line that the import does not take.
///
/// @param line as an editor counts, the header is line 1
/// @param reason of a line (D121 to D147)
/// @param details fill the reason's words: column, limits, the other line
/// @param fields what stands on the line, for the file of errors; never shown or logged
record Rejection(long line, ImportReason reason, Map<String, Object> details, List<String> fields) {
  Rejection {
    details = Map.copyOf(details);
    fields = List.copyOf(fields);
  }

  @Override
  public String toString() {
    return "Rejection[" + line + ", " + reason.code() + "]";
  }
}
