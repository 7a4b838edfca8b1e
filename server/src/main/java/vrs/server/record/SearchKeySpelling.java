package vrs.server.record;

import java.text.Normalizer;
import java.util.Locale;

/// A name as it is spelled, without what a keyboard decides: width, hiragana or katakana, capitals,
/// spaces. Where the [SearchKey]s agree and the spellings do not, two names are similar (類似).
record SearchKeySpelling(String text) {

  /// Chinese characters stay as they are, with their selectors: 神 and its compatibility form are
  /// two spellings, which Unicode's normal forms would make one.
  static SearchKeySpelling of(String name) {
    var spelling = new StringBuilder(name.length());
    var others = new StringBuilder();
    name.codePoints()
        .forEach(c -> {
          if (Character.isIdeographic(c) || isSelector(c)) {
            flush(others, spelling);
            spelling.appendCodePoint(c);
          } else {
            others.appendCodePoint(c);
          }
        });
    flush(others, spelling);
    return new SearchKeySpelling(spelling.toString());
  }

  boolean contains(SearchKeySpelling part) {
    return text.contains(part.text);
  }

  private static void flush(StringBuilder others, StringBuilder spelling) {
    if (others.isEmpty()) {
      return;
    }
    Normalizer.normalize(others, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .filter(c -> Character.isLetter(c) || c == 'ー')
        .map(c -> c >= 'ぁ' && c <= 'ゖ' ? c + 0x60 : c)
        .forEach(spelling::appendCodePoint);
    others.setLength(0);
  }

  private static boolean isSelector(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
