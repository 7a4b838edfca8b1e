package vrs.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A name in Japanese writing exactly as the Individual Number Card holds it (氏名).
///
/// The characters are never normalised: 𠮷 stays 𠮷 and 髙 stays 髙 (F7). The card parts surname and
/// given name with the ideographic space U+3000; a name without it, or with nothing on one side,
/// cannot be split and is kept whole.
///
/// @param text 1 to 100 characters
public record PersonName(String text) {

  private static final char PART = '\u3000';

  public PersonName {
    int length = text.codePointCount(0, text.length());
    if (length < 1 || length > 100 || text.isBlank()) {
      throw new IllegalArgumentException("a name has 1 to 100 characters");
    }
    if (text.codePoints().anyMatch(PersonName::unfit)) {
      throw new IllegalArgumentException("a name holds no control characters or broken surrogates");
    }
  }

  /// Surname first, then the given names; empty when the name cannot be split.
  public Optional<Parts> parts() {
    var parts = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == PART) {
        if (i == start) {
          return Optional.empty();
        }
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    return parts.size() < 2
        ? Optional.empty()
        : Optional.of(new Parts(parts.getFirst(), parts.subList(1, parts.size())));
  }

  private static boolean unfit(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return "PersonName[hidden]";
  }

  /// A name that could be split.
  public record Parts(String family, List<String> given) {
    public Parts {
      given = List.copyOf(given);
    }

    @Override
    public String toString() {
      return "Parts[hidden]";
    }
  }
}
