package vrs.server.record;

import java.util.List;

/// A line of a file that is right in itself.
///
/// @param number as an editor counts
/// @param fields what stands there, in case the line is rejected after all
/// @param content what it says
record ImportLine<T>(long number, List<String> fields, T content) {
  @Override
  public String toString() {
    return "ImportLine[" + number + "]";
  }
}
