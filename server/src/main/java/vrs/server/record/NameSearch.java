package vrs.server.record;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.record.SearchText.BornIn;

/// One look into the index of names: whose key begins so, and whose keys hold some other parts.
///
/// @param kana whether the key of the reading begins so, else that of the name as written
/// @param inKana keys of parts that the reading must hold
/// @param inName keys of parts that the name must hold
record NameSearch(
    boolean kana, String begins, List<String> inKana, List<String> inName, BornIn born) {

  /// Above every letter.
  private static final String ABOVE = Character.toString(Character.MAX_CODE_POINT);

  NameSearch {
    inKana = List.copyOf(inKana);
    inName = List.copyOf(inName);
  }

  /// All looks that a text asks for.
  ///
  /// Parts of one kind follow one another as in the name. A part in kana beside one in other
  /// characters is the given name, in its reading (高橋 はなこ) or as it is written (髙橋 さくら). Names in
  /// Latin letters are told in any order.
  static List<NameSearch> of(SearchText text) {
    BornIn born = text.born().orElse(BornIn.EVER);
    var searches = new ArrayList<NameSearch>();
    if (text.names().isEmpty()) {
      return searches;
    }
    List<String> written = keys(text.written());
    List<String> kana = keys(text.kana());
    searches.add(new NameSearch(written.isEmpty(), text.key().text(), List.of(), List.of(), born));
    if (!written.isEmpty() && !kana.isEmpty()) {
      searches.add(new NameSearch(false, String.join("", written), kana, List.of(), born));
    }
    if (written.size() > 1 && written.stream().allMatch(NameSearch::isLatin)) {
      for (int first = 0; first < written.size(); first++) {
        var others = new ArrayList<>(written);
        others.remove(first);
        searches.add(new NameSearch(false, written.get(first), kana, others, born));
      }
    }
    return searches;
  }

  private static List<String> keys(List<String> names) {
    return names.stream().map(name -> SearchKey.of(name).text()).filter(k -> !k.isEmpty()).toList();
  }

  private static boolean isLatin(String key) {
    return key.chars().allMatch(c -> c >= 'A' && c <= 'Z');
  }

  /// Of those who were born on one day all are looked through, so every part may stand anywhere.
  static NameSearch onDay(SearchText text) {
    return new NameSearch(
        true, "", keys(text.kana()), keys(text.written()), text.born().orElse(BornIn.EVER));
  }

  /// Binds what a statement that looks for names takes.
  JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
    return statement
        .param("from", begins)
        .param("to", begins + ABOVE)
        .param("bornFrom", born.from())
        .param("bornTo", born.to())
        .param("inKana", patterns(inKana))
        .param("inName", patterns(inName));
  }

  /// For `like all`: keys hold letters only.
  private static String[] patterns(List<String> parts) {
    return parts.stream().map(part -> "%" + part + "%").toArray(String[]::new);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
