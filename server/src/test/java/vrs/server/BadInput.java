package vrs.server;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// One kind of bad input.
///
/// @param codes that the answer tells; the first one's words stand in it
/// @param entry action and outcome in the log; empty where nobody's data was at stake
/// @param stored tables that may have more rows
record BadInput(
    String what, List<String> codes, String entry, Set<String> stored, Supplier<Answer> sent) {

  BadInput(String what, String code, String entry, Supplier<Answer> sent) {
    this(what, List.of(code), entry, Set.of(), sent);
  }

  /// @param cause the code behind the refusal
  static BadInput because(
      String what, String code, String cause, String entry, Supplier<Answer> sent) {
    return new BadInput(what, List.of(code, cause), entry, Set.of(), sent);
  }

  @Override
  public String toString() {
    return what;
  }
}
