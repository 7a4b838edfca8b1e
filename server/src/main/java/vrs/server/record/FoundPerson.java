package vrs.server.record;

import java.util.Optional;

/// A person whom a search has found.
///
/// @param by the further name that was found; empty if it was the registered one or a number
/// @param similar 類似: what was typed is spelled otherwise
public record FoundPerson(Person person, Optional<PersonName> by, boolean similar) {

  /// The name that was found, with the given name where only a surname is kept apart.
  String name() {
    return by.map(one -> whole(one, one.name(), person.name())).orElse(person.name());
  }

  String kana() {
    return by.map(one -> whole(one, one.kana(), person.kana())).orElse(person.kana());
  }

  private static String whole(PersonName by, String part, String registered) {
    return by.kind() == NameKind.FORMER_SURNAME ? NameParts.of(registered).whole(part) : part;
  }

  @Override
  public String toString() {
    return person.toString();
  }
}
