package vrs.server.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All items of a person as texts: as a form shows them and as the register holds them, so that two
/// states can be compared item by item. Empty ones are absent.
///
/// Days are written `YYYY-MM-DD`, sex as its code, protection as `1`.
record PersonItems(Map<PersonItem, String> texts) {

  PersonItems {
    var filled = new EnumMap<PersonItem, String>(PersonItem.class);
    texts.forEach((item, text) -> {
      if (!text.isEmpty()) {
        filled.put(item, text);
      }
    });
    texts = Collections.unmodifiableMap(filled);
  }

  /// Empty if there is none.
  String get(PersonItem item) {
    return texts.getOrDefault(item, "");
  }

  /// As [#get], named by the item's key.
  public String get(String key) {
    return get(PersonItem.ofKey(key));
  }

  PersonItems with(PersonItem item, String text) {
    var changed = new EnumMap<PersonItem, String>(PersonItem.class);
    changed.putAll(texts);
    changed.put(item, text);
    return new PersonItems(changed);
  }

  Optional<String> ifAny(PersonItem item) {
    return Optional.ofNullable(texts.get(item));
  }

  Optional<LocalDate> day(PersonItem item) {
    return ifAny(item).map(LocalDate::parse);
  }

  boolean withheld() {
    return texts.containsKey(PersonItem.WITHHELD);
  }

  /// The further names, in the order of their kinds.
  List<PersonName> names() {
    var names = new ArrayList<PersonName>();
    for (NameKind kind : NameKind.values()) {
      PersonItem.of(kind)
          .flatMap(this::ifAny)
          .ifPresent(name ->
              names.add(
                  new PersonName(kind, name, PersonItem.ofKana(kind).map(this::get).orElse(""))));
    }
    return names;
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
