package vrs.server.record;

import java.text.Normalizer;
import java.util.Locale;

/// What a name is found by (検索キー), and nothing else: the stored name is never changed.
///
/// Width, hiragana or katakana, small or large kana, long marks, spaces and brackets don't matter:
/// ﾀｶﾊｼ, たかはし and タカハシ have one key. This is the only class that may normalise Unicode.
public record SearchKey(String text) {
  private static final String SMALL = "ァィゥェォッャュョヮヵヶ";
  private static final String LARGE = "アイウエオツヤユヨワカケ";

  /// @param kana full-width or half-width kana, or Latin letters
  public static SearchKey of(String kana) {
    String compatible = Normalizer.normalize(kana, Normalizer.Form.NFKC);
    var key = new StringBuilder(compatible.length());
    compatible.toUpperCase(Locale.ROOT).codePoints().forEach(c -> append(key, c));
    return new SearchKey(key.toString());
  }

  /// Of a person: by the kana, or where there are none by the name.
  static SearchKey of(String kana, String name) {
    return of(kana.isEmpty() ? name : kana);
  }

  private static void append(StringBuilder key, int character) {
    if (!Character.isLetter(character) || character == 'ー') {
      return;
    }
    int katakana = character >= 'ぁ' && character <= 'ゖ' ? character + 0x60 : character;
    int small = SMALL.indexOf(katakana);
    key.appendCodePoint(small >= 0 ? LARGE.charAt(small) : katakana);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
