package vrs.journeys;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The card bridge on the citizen's computer, a process of its own, spoken to as the citizen's page
/// does.
final class Bridge implements AutoCloseable {
  private static final Pattern STARTED = Pattern.compile("bridge (http://\\S+) token (\\S+)");
  private static final Duration LONGEST_START = Duration.ofMinutes(1);
  private final Child child;
  private final Doors doors;
  private final String token;
  private final Map<String, String> headers;

  private Bridge(Child child, Doors doors, String token, String origin) {
    this.child = child;
    this.doors = doors;
    this.token = token;
    this.headers = Map.of("Origin", origin, "Authorization", "Bearer " + token);
  }

  /// Starts it with a software card in its reader.
  static Bridge start(Stage stage, Path card) {
    Path log = card.resolveSibling(card.getFileName() + ".log");
    String origin = stage.internet().origin();
    var child =
        Child.start(
            "card bridge",
            stage
                .house()
                .tool(
                    "CardBridge",
                    List.of(
                        "--app=" + RunningServer.appKey(stage.folder()),
                        "--card=" + card,
                        "--origin=" + origin)),
            log);
    Instant end = Instant.now().plus(LONGEST_START);
    while (true) {
      var started = STARTED.matcher(child.said());
      if (started.find()) {
        return new Bridge(child, new Doors(URI.create(started.group(1))), started.group(2), origin);
      }
      child.mustRun();
      if (Instant.now().isAfter(end)) {
        child.close();
        throw new StepFailed("The card bridge did not start.");
      }
      Child.pause();
    }
  }

  /// Where the citizen's page finds it.
  String address() {
    return doors.origin();
  }

  /// The secret of this start.
  String token() {
    return token;
  }

  /// What is in the reader.
  JsonNode status() {
    return doors.send("GET", "/status", "", new byte[0], headers).orFail("The bridge's status");
  }

  /// Shows it the picture of a passport.
  Answer passport(byte[] picture) {
    return doors.send("POST", "/passport", "image/jpeg", picture, headers);
  }

  /// Has the card read and the server's nonce signed.
  Answer read(String pin, String nonce, String application, boolean passport) {
    return doors.send(
        "POST",
        "/read",
        "application/json",
        Doors.JSON.writeValueAsBytes(
            Map.of(
                "pin", pin,
                "nonce", nonce,
                "application", application,
                "passport", passport ? "yes" : "no")),
        headers);
  }

  @Override
  public void close() {
    child.close();
  }
}
