package vrs.tools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vrs.card.app.AppKey;
import vrs.samples.card.SoftwareCardFile;

/// What `./vrs bridge` is told.
///
/// @param page path of the citizen's page behind its origin
record BridgeOptions(CardSlot slot, AppKey app, int port, String origin, String page) {

  static final String USAGE =
      """
      ./vrs bridge --app=FILE.app --origin=https://HOST [--page=/PATH] [--port=NUMBER]
                   [--reader=NAME | --card=FILE.card]
        --app     key and certificate of this installation
        --origin  address of the citizen's page; no other page is answered
        --page    path of that page, for the link that is printed; / if left out
        --port    on loopback; a free one if left out
        --reader  name of the PC/SC reader; the first with a card if left out
        --card    a software card for trying things, in place of a reader\
      """;

  private static final Set<String> KNOWN =
      Set.of("app", "origin", "page", "port", "reader", "card");

  /// Reads the options and the files that they name.
  ///
  /// @throws IllegalArgumentException in a sentence for whoever typed them
  static BridgeOptions parse(String[] arguments) {
    var given = new HashMap<String, String>();
    for (var argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--") || equals < 0) {
        throw new IllegalArgumentException("Options look like --name=value.");
      }
      var name = argument.substring(2, equals);
      if (!KNOWN.contains(name)) {
        throw new IllegalArgumentException("There is no option --" + name + ".");
      }
      given.put(name, argument.substring(equals + 1));
    }
    if (given.containsKey("card") && given.containsKey("reader")) {
      throw new IllegalArgumentException("Give --card or --reader, not both.");
    }
    var reader = Optional.ofNullable(given.get("reader"));
    var card = Optional.ofNullable(given.get("card"));
    return new BridgeOptions(
        card.map(BridgeOptions::softwareCard).orElse(() -> SmartCardChannel.open(reader)),
        app(required(given.get("app"), "app")),
        port(given.getOrDefault("port", "0")),
        required(given.get("origin"), "origin"),
        given.getOrDefault("page", "/"));
  }

  private static String required(@Nullable String value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("The option --" + name + " is missing.");
    }
    return value;
  }

  /// The same card each time, so that its counter of tries counts.
  private static CardSlot softwareCard(String file) {
    try {
      var card = SoftwareCardFile.load(Path.of(file));
      return () -> card;
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(file + " can't be read as a software card.", e);
    }
  }

  private static AppKey app(String file) {
    try {
      return AppKey.load(Path.of(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(file + " can't be read as an app key.", e);
    }
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException _) {
      // the same sentence as for a number out of range
    }
    throw new IllegalArgumentException("A port is a number from 0 to 65535.");
  }
}
