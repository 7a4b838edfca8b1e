package vrs.samples;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Kana to the Roman letters of Japanese passports (旅券のヘボン式ローマ字).
///
/// Surname and given name are converted apart. Rules: the prefectures' passport offices, see the
/// table of Tokyo. Kana don't tell where one word ends and the next begins (まつ・うら), so names that
/// end in 浦 or hold 〜の上 are known here by their sound; a real application takes the Roman name from
/// the passport and never from this class.
public final class Hepburn {

  /// How おう and おお are written; applicants choose (since 2000-04).
  public enum LongO {
    O,
    OH
  }

  private static final Map<String, String> SYLLABLES =
      Stream.of(
              "ア A イ I ウ U エ E オ O カ KA キ KI ク KU ケ KE コ KO サ SA シ SHI ス SU セ SE ソ SO",
              "タ TA チ CHI ツ TSU テ TE ト TO ナ NA ニ NI ヌ NU ネ NE ノ NO ハ HA ヒ HI フ FU",
              "ヘ HE ホ HO マ MA ミ MI ム MU メ ME モ MO ヤ YA ユ YU ヨ YO ラ RA リ RI ル RU",
              "レ RE ロ RO ワ WA ヰ I ヱ E ヲ O ガ GA ギ GI グ GU ゲ GE ゴ GO ザ ZA ジ JI ズ ZU",
              "ゼ ZE ゾ ZO ダ DA ヂ JI ヅ ZU デ DE ド DO バ BA ビ BI ブ BU ベ BE ボ BO",
              "パ PA ピ PI プ PU ペ PE ポ PO ヴ BU ァ A ィ I ゥ U ェ E ォ O ャ YA ュ YU ョ YO",
              "キャ KYA キュ KYU キョ KYO シャ SHA シュ SHU ショ SHO チャ CHA チュ CHU チョ CHO",
              "ニャ NYA ニュ NYU ニョ NYO ヒャ HYA ヒュ HYU ヒョ HYO ミャ MYA ミュ MYU ミョ MYO",
              "リャ RYA リュ RYU リョ RYO ギャ GYA ギュ GYU ギョ GYO ジャ JA ジュ JU ジョ JO",
              "ヂャ JA ヂュ JU ヂョ JO ビャ BYA ビュ BYU ビョ BYO ピャ PYA ピュ PYU ピョ PYO",
              "シェ SHIE チェ CHIE ジェ JIE ティ TEI ディ DEI デュ DEYU")
          .flatMap(row -> Stream.of(row.split("(?<=[A-Z]) ")))
          .map(pair -> pair.split(" "))
          .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1], (a, _) -> a));

  private Hepburn() {}

  /// One part of a name, long vowels dropped: さとう gives SATO.
  ///
  /// @param kana hiragana or katakana
  /// @throws IllegalArgumentException if a character is no kana
  public static String romanise(String kana) {
    return romanise(kana, LongO.O);
  }

  /// One part of a name; with [LongO#OH] おおの gives OHNO.
  public static String romanise(String kana, LongO longO) {
    var rest = katakana(kana);
    var roman = new StringBuilder();
    boolean doubled = false;
    boolean lengthened = false;
    for (int at = 0; at < rest.length(); ) {
      var mora = rest.substring(at, moraEnd(rest, at));
      at += mora.length();
      switch (mora) {
        case "ッ" -> doubled = true;
        case "ン" -> roman.append(nasal(rest, at));
        case "ー" -> lengthened = true;
        default -> {
          if (!lengthened && lengthens(roman, mora, rest, at)) {
            lengthened = true;
            roman.append(longO == LongO.OH && last(roman) == 'O' ? "H" : "");
            continue;
          }
          var syllable = SYLLABLES.get(mora);
          if (syllable == null) {
            throw new IllegalArgumentException("not kana");
          }
          if (doubled) {
            roman.append(syllable.startsWith("CH") ? 'T' : syllable.charAt(0));
          }
          roman.append(syllable);
          doubled = false;
          lengthened = false;
        }
      }
    }
    return roman.toString();
  }

  /// Katakana of a text in which hiragana stand; everything else as it is.
  static String katakana(String kana) {
    return kana.codePoints()
        .map(c -> c >= 'ぁ' && c <= 'ゖ' ? c + ('ァ' - 'ぁ') : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int moraEnd(String kana, int at) {
    boolean two = at + 2 <= kana.length() && SYLLABLES.containsKey(kana.substring(at, at + 2));
    return at + (two ? 2 : 1);
  }

  /// ん is M before B, M and P.
  private static String nasal(String kana, int next) {
    if (next == kana.length()) {
      return "N";
    }
    var following = SYLLABLES.getOrDefault(kana.substring(next, next + 1), "");
    return following.matches("[BMP].*") ? "M" : "N";
  }

  /// Whether ウ or オ only lengthens the vowel before it. A last オ is spoken apart (妹尾 SENOO), and so
  /// is the ウ of 上 after の (井上 INOUE) and of 浦 (松浦 MATSUURA, 箕浦 MINOURA).
  private static boolean lengthens(StringBuilder roman, String mora, String kana, int next) {
    var following = kana.substring(next);
    char before = last(roman);
    boolean afterNo = kana.startsWith("ノ", next - 2);
    return switch (mora) {
      case "オ" -> before == 'O' && !following.isEmpty();
      case "ウ" -> {
        if (afterNo && (following.startsWith("エ") || following.startsWith("ラ"))) {
          yield false;
        }
        boolean glide = next >= 2 && "ユュ".indexOf(kana.charAt(next - 2)) >= 0;
        yield before == 'O' || (before == 'U' && (glide || !following.startsWith("ラ")));
      }
      default -> false;
    };
  }

  private static char last(StringBuilder roman) {
    return roman.isEmpty() ? ' ' : roman.charAt(roman.length() - 1);
  }
}
