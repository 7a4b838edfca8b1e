package vrs.server;

import static vrs.server.Schemas.ordered;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import vrs.server.Schemas.Writer;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Problem;

/// The JSON doors as an OpenAPI 3.1 document, made from their handlers.
final class OpenApi {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");
  private final Schemas schemas = new Schemas();
  private final SecuritySchemes securitySchemes = new SecuritySchemes();
  private final SortedMap<String, SortedMap<String, Object>> paths = new TreeMap<>();

  static Map<String, Object> of(List<Method> handlers) {
    return new OpenApi().document(handlers);
  }

  private Map<String, Object> document(List<Method> handlers) {
    // Handlers of one address and method differ in the media type that they take.
    var doors = new TreeMap<String, List<Method>>();
    for (Method handler : handlers) {
      RequestMapping mapping = Handlers.mapping(handler);
      for (String path : mapping.path()) {
        for (var method : mapping.method()) {
          doors.computeIfAbsent(path + " " + method, _ -> new ArrayList<>()).add(handler);
        }
      }
    }
    doors.forEach((door, sharing) -> {
      String[] address = door.split(" ", 2);
      String method = address[1].toLowerCase(Locale.ROOT);
      paths
          .computeIfAbsent(address[0], _ -> new TreeMap<>())
          .put(method, operation(method, address[0], sharing));
    });
    Map<String, Object> problem =
        ordered(
            "description",
            "Refused, or our fault",
            "content",
            Map.of(
                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                Map.of("schema", schemas.record(Problem.class, Writer.WE))));
    return ordered(
        "openapi",
        "3.1.0",
        "info",
        ordered("title", "VRS", "version", "1"),
        "paths",
        paths,
        "components",
        ordered(
            "responses", Map.of("Problem", problem),
            "schemas", schemas.named(),
            "securitySchemes", securitySchemes.named()));
  }

  private Map<String, Object> operation(String method, String path, List<Method> sharing) {
    Map<String, Object> operation = apartFromBody(method, path, sharing.getFirst());
    var bodies = new TreeMap<String, Object>();
    for (Method handler : sharing) {
      if (!apartFromBody(method, path, handler).equals(operation)) {
        throw new IllegalStateException("the handlers of " + path + " differ in more than bodies");
      }
      bodies.putAll(bodies(handler));
    }
    if (!bodies.isEmpty()) {
      operation.put("requestBody", ordered("required", true, "content", bodies));
    }
    return operation;
  }

  private Map<String, Object> apartFromBody(String method, String path, Method handler) {
    OpenTo door = Handlers.door(handler);
    return ordered(
        "operationId", operationId(method, path),
        "tags", List.of(room(handler)),
        "x-zone", Handlers.names(door.zone()),
        "x-audience", Handlers.names(door.audience()),
        "x-roles", Handlers.names(door.roles()),
        "security", securitySchemes.of(door),
        "parameters", parameters(handler),
        "responses", responses(handler));
  }

  /// Unique, because method and address are: `putDosesId`.
  private static String operationId(String method, String path) {
    var name = new StringBuilder(method);
    WORD.matcher(path.substring("/api/v1".length()))
        .results()
        .map(word -> StringUtils.capitalize(word.group()))
        .forEach(name::append);
    return name.toString();
  }

  private static String room(Method handler) {
    String name = handler.getDeclaringClass().getPackageName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private List<Object> parameters(Method handler) {
    var parameters = new ArrayList<Object>();
    for (Parameter parameter : handler.getParameters()) {
      RequestParam query = parameter.getAnnotation(RequestParam.class);
      if (parameter.isAnnotationPresent(PathVariable.class)) {
        parameters.add(parameter(parameter, "path", true));
      } else if (query != null) {
        boolean required =
            query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
        parameters.add(parameter(parameter, "query", required));
      }
    }
    return parameters;
  }

  private Map<String, Object> parameter(Parameter parameter, String in, boolean required) {
    return ordered(
        "name",
        parameter.getName(),
        "in",
        in,
        "required",
        required,
        "schema",
        schemas.of(parameter.getAnnotatedType(), Writer.THEY));
  }

  private Map<String, Object> bodies(Method handler) {
    var bodies = new LinkedHashMap<String, Object>();
    for (Parameter parameter : handler.getParameters()) {
      if (parameter.isAnnotationPresent(RequestBody.class)) {
        String[] types = Handlers.mapping(handler).consumes();
        if (parameter.getType() == byte[].class) {
          List.of(types).forEach(type -> bodies.put(type, Map.of()));
        } else {
          bodies.put(
              MediaType.APPLICATION_JSON_VALUE,
              Map.of("schema", schemas.of(parameter.getAnnotatedType(), Writer.THEY)));
        }
      }
    }
    return bodies;
  }

  /// A handler that writes the answer by itself names its media type.
  private Map<String, Object> responses(Method handler) {
    String[] produces = Handlers.mapping(handler).produces();
    ResponseStatus declared =
        AnnotatedElementUtils.findMergedAnnotation(handler, ResponseStatus.class);
    HttpStatus status = declared == null ? HttpStatus.OK : declared.code();
    var answer = ordered("description", status.getReasonPhrase());
    if (handler.getReturnType() != void.class) {
      answer.put(
          "content",
          Map.of(
              MediaType.APPLICATION_JSON_VALUE,
              Map.of("schema", schemas.of(handler.getAnnotatedReturnType(), Writer.WE))));
    } else if (produces.length > 0) {
      answer.put("content", Map.of(produces[0], Map.of()));
    }
    return ordered(
        String.valueOf(status.value()),
        answer,
        "default",
        Map.of("$ref", "#/components/responses/Problem"));
  }
}
