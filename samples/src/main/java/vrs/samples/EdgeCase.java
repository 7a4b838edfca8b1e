package vrs.samples;

/// People whose data break careless software; the first of every sample world.
public enum EdgeCase {
  /// A character outside the basic plane, which CP932 lacks.
  SURROGATE_PAIR("𠮷野　太郎", "ヨシノ　タロウ", "JPN", "YOSHINO", "TARO", "1971-04-01", Sex.MALE),
  /// The ladder form of 高, which CP932 has but JIS X 0208 lacks.
  LADDER_TAKA("髙橋　花子", "タカハシ　ハナコ", "JPN", "TAKAHASHI", "HANAKO", "1988-02-29", Sex.FEMALE),
  STANDING_SAKI("山﨑　健", "ヤマサキ　タケシ", "JPN", "YAMASAKI", "TAKESHI", "1959-12-31", Sex.MALE),
  /// Two of the many forms of 辺, in two people of one reading.
  NABE_ONE("渡邉　恵子", "ワタナベ　ケイコ", "JPN", "WATANABE", "KEIKO", "1962-07-15", Sex.FEMALE),
  NABE_TWO("渡邊　恵子", "ワタナベ　ケイコ", "JPN", "WATANABE", "KEIKO", "1962-07-16", Sex.FEMALE),
  VU("本間　ヴィオラ", "ホンマ　ヴィオラ", "JPN", "HOMMA", "VIOLA", "1996-10-05", Sex.FEMALE),
  LONG_FOREIGN(
      "WOLFESCHLEGELSTEINHAUSEN MAXIMILIAN ALEXANDER",
      "ヴォルフェシュレーゲルシュタインハウゼン　マクシミリアン　アレクサンダー",
      "AUT",
      "WOLFESCHLEGELSTEINHAUSEN",
      "MAXIMILIAN ALEXANDER",
      "1979-03-03",
      Sex.MALE),
  MIDDLE_NAME(
      "NGUYEN THI MINH ANH",
      "グエン　ティ　ミン　アイン",
      "VNM",
      "NGUYEN",
      "THI MINH ANH",
      "2000-01-01",
      Sex.FEMALE),
  SINGLE_NAME("SUHARTINI", "スハルティニ", "IDN", "SUHARTINI", "", "1985-08-17", Sex.FEMALE),
  APOSTROPHE_AND_HYPHEN(
      "O'BRIEN-SMITH JEAN-LUC",
      "オブライエンスミス　ジャンリュック",
      "IRL",
      "O'BRIEN-SMITH",
      "JEAN-LUC",
      "1990-11-30",
      Sex.MALE),
  FORMER_SURNAME("佐藤［鈴木］　美咲", "サトウ［スズキ］　ミサキ", "JPN", "SATO", "MISAKI", "1993-05-20", Sex.FEMALE),
  DAY_UNKNOWN("島袋　カメ", "シマブクロ　カメ", "JPN", "SHIMABUKURO", "KAME", "1931-08-00", Sex.FEMALE),
  MONTH_UNKNOWN("金城　ウシ", "キンジョウ　ウシ", "JPN", "KINJO", "USHI", "1928-00-00", Sex.FEMALE),
  SEX_UNKNOWN("長谷川　翠", "ハセガワ　ミドリ", "JPN", "HASEGAWA", "MIDORI", "2001-06-11", Sex.UNKNOWN),
  LONG_O("大野　洋", "オオノ　ヒロシ", "JPN", "OHNO", "HIROSHI", "1968-09-09", Sex.MALE),
  /// The passport ran out before today: overseas is refused, domestic is not.
  EXPIRED_PASSPORT("河野　洋平", "コウノ　ヨウヘイ", "JPN", "KONO", "YOHEI", "1977-07-07", Sex.MALE);

  final String written;
  final String kana;
  final String nationality;
  final String surname;
  final String givenNames;

  /// Unknown parts are 00.
  final String born;

  final Sex sex;

  EdgeCase(
      String written,
      String kana,
      String nationality,
      String surname,
      String givenNames,
      String born,
      Sex sex) {
    this.written = written;
    this.kana = kana;
    this.nationality = nationality;
    this.surname = surname;
    this.givenNames = givenNames;
    this.born = born;
    this.sex = sex;
  }
}
