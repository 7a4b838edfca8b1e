package vrs.server.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A member of staff at a browser without JavaScript: keeps cookies, sends the form token of the
/// last page, and follows no redirect by itself.
///
/// ```java
/// var browser = new StaffBrowser(zone.address());
/// browser.signIn(sample);
/// assertThat(browser.get("/").body()).contains("…");
/// ```
public final class StaffBrowser {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern MOVES = Pattern.compile("id=\"progress\"|data-millis=\"0\"");
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;
  public final Map<String, String> cookies = new LinkedHashMap<>();
  String token = "";

  public StaffBrowser(URI address) {
    this.address = address;
  }

  public URI address() {
    return address;
  }

  /// The token of the last page's forms.
  public String token() {
    return token;
  }

  /// Both steps of sign-in.
  public void signIn(FirstAccounts.Sample sample) {
    get("/sign-in");
    post(
        "/sign-in",
        "office",
        sample.office().digits(),
        "name",
        sample.name(),
        "password",
        sample.password());
    get("/sign-in/code");
    HttpResponse<String> answer =
        post("/sign-in/code", "code", Staff.codeOf(sample.secondFactor(), 0));
    if (answer.statusCode() != 302) {
      throw new AssertionError("not signed in: " + answer.statusCode());
    }
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(address.resolve(path)).GET());
  }

  /// The page of an import once nothing moves on it any more.
  public HttpResponse<String> settled(String path) {
    for (int tries = 0; tries < 600; tries++) {
      HttpResponse<String> answer = get(path);
      if (!MOVES.matcher(answer.body()).find()) {
        return answer;
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    throw new AssertionError("it still moves: " + path);
  }

  /// @param form names and values in turn
  public HttpResponse<String> post(String path, String... form) {
    return send(request(path, List.of(form)));
  }

  /// Sends a file as a form of a browser does.
  public HttpResponse<String> upload(String path, String field, byte[] file) {
    return upload(path, field, new ByteArrayInputStream(file));
  }

  /// As the other, piece by piece.
  public HttpResponse<String> upload(String path, String field, InputStream file) {
    return send(uploading(path, field, file));
  }

  /// An upload, ready to be sent.
  public HttpRequest.Builder uploading(String path, String field, InputStream file) {
    String boundary = "boundary7MA4YWxkTrZu0gW";
    String head =
        """
        --%1$s\r
        Content-Disposition: form-data; name="_csrf"\r
        \r
        %2$s\r
        --%1$s\r
        Content-Disposition: form-data; name="%3$s"; filename="file.csv"\r
        Content-Type: text/csv\r
        \r
        """
            .formatted(boundary, token, field);
    var body =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    new ByteArrayInputStream(head.getBytes(UTF_8)),
                    file,
                    new ByteArrayInputStream(
                        "\r\n--%s--\r\n".formatted(boundary).getBytes(UTF_8)))));
    return HttpRequest.newBuilder(address.resolve(path))
        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
        .POST(BodyPublishers.ofInputStream(() -> body));
  }

  /// A form, ready to be sent.
  public HttpRequest.Builder request(String path, List<String> form) {
    var fields = new ArrayList<>(form);
    fields.addAll(List.of("_csrf", token));
    var body = new StringBuilder();
    for (int i = 0; i < fields.size(); i += 2) {
      body.append(body.isEmpty() ? "" : "&")
          .append(fields.get(i))
          .append('=')
          .append(URLEncoder.encode(fields.get(i + 1), UTF_8));
    }
    return HttpRequest.newBuilder(address.resolve(path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body.toString()));
  }

  /// Adds the cookies that the browser keeps.
  public HttpRequest.Builder withCookies(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      var header = new ArrayList<String>();
      cookies.forEach((name, value) -> header.add(name + "=" + value));
      request.header("Cookie", String.join("; ", header));
    }
    return request;
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(withCookies(request).build(), BodyHandlers.ofString(UTF_8));
      for (String cookie : answer.headers().allValues("Set-Cookie")) {
        String pair = cookie.substring(0, cookie.indexOf(';'));
        int equals = pair.indexOf('=');
        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
      var form = TOKEN.matcher(answer.body());
      if (form.find()) {
        token = form.group(1);
      }
      return answer;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
