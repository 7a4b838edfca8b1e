package vrs.server.record;

import java.text.Normalizer;
import java.util.Locale;

/// What a name is found by (検索キー), and nothing else: the stored name is never changed.
///
/// Width, hiragana or katakana, small or large kana, long marks, voiced or not, accents, spaces and
/// brackets don't matter, and of the variants of a character each stands for all: ﾀｶﾊｼ, たかはし and
/// タカハシ have one key, and so have 髙橋 and 高橋. Only classes of this name may normalise Unicode.
public record SearchKey(String text) {
  private static final String SMALL = "ァィゥェォッャュョヮヵヶ";
  private static final String LARGE = "アイウエオツヤユヨワカケ";
  private static final String REPEAT = "々〻ヽゝ";

  /// Of a name or a part of it, in kana of any kind, in Chinese characters or in Latin letters.
  public static SearchKey of(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
    var key = new StringBuilder(plain.length());
    plain.codePoints().forEach(c -> append(key, c));
    return new SearchKey(key.toString());
  }

  /// Of a registered name, without the former surname in it.
  static SearchKey ofName(String name) {
    return of(NameParts.of(name).now());
  }

  /// Of a person: by the kana, or where there are none by the name.
  static SearchKey of(String kana, String name) {
    return ofName(kana.isEmpty() ? name : kana);
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  private static void append(StringBuilder key, int character) {
    if (!Character.isLetter(character) || character == 'ー') {
      return;
    }
    if (REPEAT.indexOf(character) >= 0) {
      if (!key.isEmpty()) {
        key.appendCodePoint(key.codePointBefore(key.length()));
      }
      return;
    }
    int katakana = character >= 'ぁ' && character <= 'ゖ' ? character + 0x60 : character;
    int small = SMALL.indexOf(katakana);
    if (small >= 0) {
      key.append(LARGE.charAt(small));
    } else {
      key.append(SearchKeyVariants.base(katakana));
    }
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
