package vrs.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipInputStream;

/// What came back: status, headers, and the body as text; an archive is unpacked first.
record Answer(int status, Map<String, List<String>> headers, String text) {
  /// What the sender reads; Japanese unless bound.
  static final ScopedValue<Locale> LANGUAGE = ScopedValue.newInstance();

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /// Sends it. No redirect is followed.
  static Answer of(HttpRequest.Builder request) {
    request.header("Accept-Language", LANGUAGE.orElse(Locale.JAPANESE).getLanguage());
    try {
      HttpResponse<byte[]> answer = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(answer.statusCode(), answer.headers().map(), text(answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(byte[] body) throws IOException {
    if (body.length < 2 || body[0] != 'P' || body[1] != 'K') {
      return new String(body, UTF_8);
    }
    var text = new StringBuilder();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(body))) {
      while (zip.getNextEntry() != null) {
        text.append(new String(zip.readAllBytes(), UTF_8));
      }
    }
    return text.toString();
  }

  String location() {
    return headers.getOrDefault("location", List.of("")).getFirst();
  }
}
