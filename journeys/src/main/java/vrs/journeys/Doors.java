package vrs.journeys;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON doors of one address.
final class Doors {
  static final JsonMapper JSON = JsonMapper.shared();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;

  Doors(URI address) {
    this.address = address;
  }

  /// As a browser names the page's origin.
  String origin() {
    return address.getScheme() + "://" + address.getAuthority();
  }

  Answer get(String path) {
    return send(HttpRequest.newBuilder(address.resolve(path)).GET());
  }

  Answer post(String path, Object body) {
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  /// @param headers beside the content's type
  Answer send(String method, String path, String type, byte[] body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (body.length > 0) {
      request.header("Content-Type", type);
    }
    headers.forEach(request::header);
    return send(request);
  }

  /// A file that anyone may have.
  byte[] file(String path) {
    HttpResponse<byte[]> answer =
        bytes(HttpRequest.newBuilder(address.resolve(path)).GET().build());
    if (answer.statusCode() != 200) {
      throw new StepFailed("The file %s was refused: %d.".formatted(path, answer.statusCode()));
    }
    return answer.body();
  }

  private Answer send(HttpRequest.Builder request) {
    HttpResponse<byte[]> answer = bytes(request.build());
    byte[] body = answer.body();
    boolean json =
        answer
            .headers()
            .firstValue("Content-Type")
            .filter(type -> type.contains("json"))
            .isPresent();
    JsonNode node = json && body.length > 0 ? JSON.readTree(body) : JSON.createObjectNode();
    return new Answer(answer.statusCode(), node);
  }

  private HttpResponse<byte[]> bytes(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new StepFailed("Nobody answered at " + request.uri() + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailed("Interrupted.", e);
    }
  }
}
