package vrs.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/// A member of staff at a browser without JavaScript: keeps cookies, follows redirects, sends the
/// form token of the last page.
final class StaffBrowser {
  private static final Pattern MOVES = Pattern.compile("id=\"progress\"|data-millis=\"0\"");
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI address;
  private String token = "";

  private StaffBrowser(URI address) {
    this.address = address;
  }

  /// Signs in with password and second factor.
  static StaffBrowser signedIn(Addresses addresses, SampleSignIn who) {
    var browser = new StaffBrowser(addresses.of(who));
    browser.get("/sign-in");
    browser.post(
        "/sign-in", "office", who.office(), "name", who.name(), "password", who.password());
    Page home = browser.post("/sign-in/code", "code", Totp.code(who.totp(), Instant.now()));
    if (home.status() != 200 || home.address().getPath().startsWith("/sign-in")) {
      throw new StepFailed(
          "%s of %s could not sign in: %s."
              .formatted(who.name(), who.officeName(), home.refusalCode()));
    }
    return browser;
  }

  Page get(String path) {
    return send(HttpRequest.newBuilder(address.resolve(path)).GET());
  }

  /// The page of an import once nothing moves on it any more: its plan, or its receipt.
  Page settled(Page page) {
    Page now = page;
    while (MOVES.matcher(now.html()).find()) {
      Child.pause();
      now = get(page.address().getPath());
    }
    return now;
  }

  byte[] download(String path) {
    try {
      return client
          .send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofByteArray())
          .body();
    } catch (IOException e) {
      throw new StepFailed("The server did not answer at " + path + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailed("Interrupted.", e);
    }
  }

  /// @param form names and values in turn
  Page post(String path, String... form) {
    var fields = new ArrayList<>(List.of(form));
    fields.addAll(List.of("_csrf", token));
    var body = new StringBuilder();
    for (int i = 0; i < fields.size(); i += 2) {
      body.append(body.isEmpty() ? "" : "&")
          .append(fields.get(i))
          .append('=')
          .append(URLEncoder.encode(fields.get(i + 1), UTF_8));
    }
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  /// Sends a file as a form does.
  Page upload(String path, String field, String name, byte[] file) {
    return upload(path, field, name, new ByteArrayInputStream(file));
  }

  /// As the other, piece by piece.
  Page upload(String path, String field, String name, InputStream file) {
    String boundary = "vrs" + UUID.randomUUID();
    String head =
        """
        --%1$s\r
        Content-Disposition: form-data; name="_csrf"\r
        \r
        %2$s\r
        --%1$s\r
        Content-Disposition: form-data; name="%3$s"; filename="%4$s"\r
        Content-Type: text/csv\r
        \r
        """
            .formatted(boundary, token, field, name);
    String end = "\r\n--" + boundary + "--\r\n";
    var body =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    new ByteArrayInputStream(head.getBytes(UTF_8)),
                    file,
                    new ByteArrayInputStream(end.getBytes(UTF_8)))));
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofInputStream(() -> body)));
  }

  private Page send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString(UTF_8));
      var page = new Page(answer.statusCode(), answer.uri(), answer.body());
      page.formToken().ifPresent(found -> token = found);
      return page;
    } catch (IOException e) {
      throw new StepFailed("The server did not answer at " + request.build().uri() + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailed("Interrupted.", e);
    }
  }
}
