package vrs.certificate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A JSON value as it was read. Small and strict, because what is signed must mean one thing only.
sealed interface Json {

  record Text(String value) implements Json {}

  /// A number as written, such as `1` or `1639970498.349618`.
  record Num(String written) implements Json {}

  record Flag(boolean value) implements Json {}

  enum Nothing implements Json {
    NULL
  }

  record Array(List<Json> values) implements Json {}

  record Obj(Map<String, Json> members) implements Json {

    /// Refuses members with other names than these.
    Obj only(Set<String> names, Reason otherwise) throws Rejection {
      if (!names.containsAll(members.keySet())) {
        throw new Rejection(otherwise);
      }
      return this;
    }

    boolean has(String name) {
      return members.containsKey(name);
    }

    String text(String name) throws Rejection {
      if (members.get(name) instanceof Text(var value)) {
        return value;
      }
      throw new Rejection(Reason.MALFORMED);
    }

    Optional<String> optionalText(String name) throws Rejection {
      return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    Num number(String name) throws Rejection {
      if (members.get(name) instanceof Num number) {
        return number;
      }
      throw new Rejection(Reason.MALFORMED);
    }

    Obj object(String name) throws Rejection {
      return asObject(members.get(name));
    }

    List<Json> array(String name) throws Rejection {
      if (members.get(name) instanceof Array(var values)) {
        return values;
      }
      throw new Rejection(Reason.MALFORMED);
    }
  }

  static Obj asObject(@org.jspecify.annotations.Nullable Json value) throws Rejection {
    if (value instanceof Obj object) {
      return object;
    }
    throw new Rejection(Reason.MALFORMED);
  }

  static String asText(Json value) throws Rejection {
    if (value instanceof Text(var text)) {
      return text;
    }
    throw new Rejection(Reason.MALFORMED);
  }
}
