package vrs.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The JSON schemas of what doors take and answer. Records and enums get a name, the record's own,
/// so there may be one of a name; a type that is not known here stops the test.
final class Schemas {

  /// Who writes the JSON: we write a component that is null, others may leave it out.
  enum Writer {
    THEY,
    WE
  }

  private static final Map<Class<?>, Map<String, Object>> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, Map.of("type", "string")),
          Map.entry(UUID.class, text("uuid")),
          Map.entry(LocalDate.class, text("date")),
          Map.entry(Instant.class, text("date-time")),
          Map.entry(boolean.class, Map.of("type", "boolean")),
          Map.entry(Boolean.class, Map.of("type", "boolean")),
          Map.entry(int.class, number("integer", "int32")),
          Map.entry(long.class, number("integer", "int64")),
          Map.entry(Double.class, number("number", "double")),
          Map.entry(Object.class, Map.of()));

  private final SortedMap<String, Object> named = new TreeMap<>();

  /// The schema, or a reference to one of [#named()].
  Map<String, Object> of(AnnotatedType annotated, Writer writer) {
    Class<?> type = raw(annotated);
    if (PLAIN.containsKey(type)) {
      return PLAIN.get(type);
    }
    if (type == List.class) {
      return ordered("type", "array", "items", of(argument(annotated, 0), writer));
    }
    if (type == Set.class) {
      return ordered(
          "type", "array", "items", of(argument(annotated, 0), writer), "uniqueItems", true);
    }
    if (type == Map.class && raw(argument(annotated, 0)) == String.class) {
      return ordered("type", "object", "additionalProperties", of(argument(annotated, 1), writer));
    }
    for (Method method : type.getMethods()) {
      if (method.isAnnotationPresent(JsonValue.class)) {
        return of(method.getAnnotatedReturnType(), writer);
      }
    }
    if (type.isEnum()) {
      return named(type, ordered("type", "string", "enum", names(type)));
    }
    if (type.isRecord()) {
      return record(type, writer);
    }
    throw new IllegalStateException("no schema is known for " + type);
  }

  /// All schemas that have a name.
  SortedMap<String, Object> named() {
    return named;
  }

  /// A reference to the record's schema.
  Map<String, Object> record(Class<?> type, Writer writer) {
    return named(type, object(type, writer));
  }

  private Map<String, Object> named(Class<?> type, Map<String, Object> schema) {
    Object before = named.putIfAbsent(type.getSimpleName(), schema);
    if (before != null && !before.equals(schema)) {
      throw new IllegalStateException("two schemas are named " + type.getSimpleName());
    }
    return Map.of("$ref", "#/components/schemas/" + type.getSimpleName());
  }

  /// Nobody may add a property: the server refuses what it does not know, and an answer that grows
  /// is a change of the document.
  private Map<String, Object> object(Class<?> type, Writer writer) {
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    for (RecordComponent component : type.getRecordComponents()) {
      AnnotatedType annotated = component.getAnnotatedType();
      JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
      String name = renamed == null ? component.getName() : renamed.value();
      boolean nullable = annotated.isAnnotationPresent(Nullable.class);
      Map<String, Object> schema = of(annotated, writer);
      properties.put(name, nullable ? orNull(schema) : schema);
      if (!nullable || writer == Writer.WE) {
        required.add(name);
      }
    }
    return ordered(
        "type",
        "object",
        "properties",
        properties,
        "required",
        required,
        "additionalProperties",
        false);
  }

  private static Map<String, Object> orNull(Map<String, Object> schema) {
    if (schema.get("type") instanceof String type) {
      var nullable = new LinkedHashMap<>(schema);
      nullable.put("type", List.of(type, "null"));
      return nullable;
    }
    return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
  }

  private static Class<?> raw(AnnotatedType annotated) {
    return switch (annotated.getType()) {
      case Class<?> type -> type;
      case ParameterizedType type -> (Class<?>) type.getRawType();
      default -> throw new IllegalStateException("no schema is known for " + annotated);
    };
  }

  private static AnnotatedType argument(AnnotatedType annotated, int at) {
    return ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[at];
  }

  private static List<String> names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
  }

  private static Map<String, Object> text(String format) {
    return ordered("type", "string", "format", format);
  }

  private static Map<String, Object> number(String type, String format) {
    return ordered("type", type, "format", format);
  }

  /// A map that keeps the order in which it is written down.
  static Map<String, Object> ordered(Object... namesAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
