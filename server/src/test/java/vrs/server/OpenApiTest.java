package vrs.server;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Golden;

/// What programs may send to the system and what they are answered: `server/golden/openapi.json`.
final class OpenApiTest {

  @Test
  void every_json_door_stands_in_the_golden_with_what_it_takes_and_answers() throws Exception {
    var handlers =
        Handlers.all().stream()
            .filter(handler ->
                Arrays.stream(Handlers.mapping(handler).path())
                    .anyMatch(path -> path.startsWith("/api/")))
            .toList();
    Golden.check(
        "openapi.json",
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(OpenApi.of(handlers))
            + "\n");
  }
}
