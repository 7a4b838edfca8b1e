package vrs.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// What `server/golden/openapi.json` promises, held against what was really written.
public final class Documented {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNode DOCUMENT = read();
  private static final JsonNode PROBLEM =
      DOCUMENT.at("/components/responses/Problem/content/application~1problem+json/schema");
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDialect(
          Dialect.builder(Dialects.getDraft202012())
              .keyword(new NonValidationKeyword("components"))
              .build());

  private Documented() {}

  /// Fails unless the door answers with this status and such a body. A status that it does not name
  /// is a refusal, and its body a problem.
  public static void answer(String method, String path, int status, String body) {
    JsonNode responses = door(path).path(method.toLowerCase(Locale.ROOT)).path("responses");
    JsonNode answer = responses.path(String.valueOf(status));
    if (answer.isMissingNode()) {
      assertThat(status).as("%s %s: %s", method, path, body).isGreaterThanOrEqualTo(400);
      json(PROBLEM, body);
    } else if (answer.has("content")) {
      json(answer.at("/content/application~1json/schema"), body);
    } else {
      assertThat(body).isEmpty();
    }
  }

  private static void json(JsonNode schema, String json) {
    var whole = (ObjectNode) schema.deepCopy();
    whole.set("components", DOCUMENT.get("components"));
    assertThat(
            SCHEMAS
                .getSchema(whole)
                .validate(
                    json,
                    InputFormat.JSON,
                    context ->
                        context.executionConfig(config -> config.formatAssertionsEnabled(true))))
        .as("%s by openapi.json", json)
        .isEmpty();
  }

  private static JsonNode door(String path) {
    var asked = PathContainer.parsePath(path);
    return DOCUMENT
        .get("paths")
        .propertyStream()
        .filter(door -> PathPatternParser.defaultInstance.parse(door.getKey()).matches(asked))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private static JsonNode read() {
    try {
      return JSON.readTree(Files.readString(Path.of("golden", "openapi.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
