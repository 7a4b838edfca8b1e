package vrs.tools;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import vrs.card.CardReason;
import vrs.card.FlatJson;
import vrs.card.app.AppKey;

/// The dedicated app's place on a PC (`./vrs bridge`): lets the citizen's page use a card on this
/// computer (F1, F6).
///
/// It listens on loopback only, answers one page only, and signs every application with the key of
/// this installation. The PIN goes to the card and nowhere else: it is neither kept nor logged, and
/// nothing of a request is.
///
/// - `GET /status` → `{"version", "card": "present|absent|other", "triesLeft"}`
/// - `POST /read` `{"pin", "nonce", "application", "lastTry"}` → `{"evidence": {…}, "statement":
///   {…}}`
///
/// A refusal is `{"code": "K…"}`, with `triesLeft` where a PIN was wrong.
public final class CardBridge implements AutoCloseable {

  private static final int MAX_REQUEST = 8 * 1024;
  private static final int MAX_PICTURE = 20 * 1024 * 1024;
  private static final Set<String> READ_FIELDS =
      Set.of("pin", "nonce", "application", "lastTry", "passport");

  private final BridgeCaller caller;
  private final BridgeCard card;
  private final BridgePassports passports;
  private final HttpServer server;

  private CardBridge(
      BridgeCaller caller, BridgeCard card, BridgePassports passports, HttpServer server) {
    this.caller = caller;
    this.card = card;
    this.passports = passports;
    this.server = server;
  }

  /// Starts to answer the page of this origin.
  ///
  /// @param port 0 for a free one
  /// @param clock of Japan
  static CardBridge start(CardSlot slot, AppKey app, String origin, int port, Clock clock)
      throws IOException {
    var caller = BridgeCaller.from(origin);
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    var bridge =
        new CardBridge(caller, new BridgeCard(slot, app), new BridgePassports(clock), server);
    server.createContext("/", bridge::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return bridge;
  }

  /// Where the page finds it.
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String token() {
    return caller.token();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!caller.isFromPage(exchange)) {
        send(exchange, BridgeAnswer.refused(CardReason.BRIDGE_CALLER));
        return;
      }
      caller.admit(exchange.getResponseHeaders());
      if (exchange.getRequestMethod().equals("OPTIONS")) {
        exchange.sendResponseHeaders(204, -1);
      } else if (caller.hasToken(exchange)) {
        send(exchange, answer(exchange));
      } else {
        send(exchange, BridgeAnswer.refused(CardReason.BRIDGE_CALLER));
      }
    }
  }

  private BridgeAnswer answer(HttpExchange exchange) throws IOException {
    return switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
      case "GET /status" -> card.status();
      case "POST /passport" -> readPassport(exchange);
      case "POST /read" -> readCard(exchange);
      default -> BridgeAnswer.refused(404, CardReason.BRIDGE_REQUEST.code(), Map.of());
    };
  }

  private BridgeAnswer readPassport(HttpExchange exchange) throws IOException {
    var picture = exchange.getRequestBody().readNBytes(MAX_PICTURE + 1);
    return picture.length > MAX_PICTURE
        ? BridgeAnswer.refused(CardReason.BRIDGE_REQUEST)
        : passports.read(picture);
  }

  private BridgeAnswer readCard(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(MAX_REQUEST + 1);
    Map<String, String> request;
    try {
      if (body.length > MAX_REQUEST) {
        throw new IllegalArgumentException("too long");
      }
      request = FlatJson.parse(new String(body, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return BridgeAnswer.refused(CardReason.BRIDGE_REQUEST);
    }
    if (!READ_FIELDS.containsAll(request.keySet())) {
      return BridgeAnswer.refused(CardReason.BRIDGE_REQUEST);
    }
    if (!"yes".equals(request.get("passport"))) {
      return card.read(request, Optional.empty());
    }
    var passport = passports.last();
    return passport.isPresent()
        ? card.read(request, passport)
        : BridgeAnswer.refused(CardReason.BRIDGE_PASSPORT);
  }

  private static void send(HttpExchange exchange, BridgeAnswer answer) throws IOException {
    var body = answer.json().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  /// Runs until it is ended; prints where it is and the page's link, which carries the token of
  /// this start.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    BridgeOptions options;
    try {
      options = BridgeOptions.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + System.lineSeparator() + BridgeOptions.USAGE);
      System.exit(64);
      return;
    }
    var japan = Clock.system(ZoneId.of("Asia/Tokyo"));
    var bridge = start(options.slot(), options.app(), options.origin(), options.port(), japan);
    System.out.println("bridge " + bridge.address() + " token " + bridge.token());
    System.out.println(
        "Open "
            + options.origin()
            + options.page()
            + "#bridge="
            + bridge.address()
            + "&token="
            + bridge.token());
    Thread.currentThread().join();
  }
}
