package vrs.tools;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/// Who may call the bridge: one page, with the token of this start, by the bridge's loopback
/// address.
///
/// The origin keeps other pages away, the token other programs of this computer's users, and the
/// `Host` header names that were pointed at loopback after a page was loaded (DNS rebinding).
final class BridgeCaller {

  private final String origin;
  private final String token;

  private BridgeCaller(String origin, String token) {
    this.origin = origin;
    this.token = token;
  }

  /// Lets in the page of this origin, with a new token.
  ///
  /// @param origin as a browser sends it: `https://host` or `http://host:port`
  static BridgeCaller from(String origin) {
    var uri = URI.create(origin);
    if (uri.getScheme() == null
        || uri.getHost() == null
        || !origin.equals(uri.getScheme() + "://" + uri.getRawAuthority())) {
      throw new IllegalArgumentException(
          "an origin is a scheme, a host, and a port if it is unusual");
    }
    var random = new byte[32];
    new SecureRandom().nextBytes(random);
    return new BridgeCaller(origin, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  String token() {
    return token;
  }

  /// Whether the request is by the bridge's own address and from the page.
  boolean isFromPage(HttpExchange exchange) {
    int port = exchange.getLocalAddress().getPort();
    var hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    var headers = exchange.getRequestHeaders();
    var host = headers.getFirst("Host");
    return host != null && hosts.contains(host) && origin.equals(headers.getFirst("Origin"));
  }

  boolean hasToken(HttpExchange exchange) {
    var sent = exchange.getRequestHeaders().getFirst("Authorization");
    var wanted = "Bearer " + token;
    return sent != null
        && MessageDigest.isEqual(
            sent.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
  }

  /// Tells the browser that this page, and no other, may read the answer.
  void admit(Headers answer) {
    answer.set("Access-Control-Allow-Origin", origin);
    answer.set("Vary", "Origin");
    answer.set("Access-Control-Allow-Methods", "GET, POST");
    answer.set("Access-Control-Allow-Headers", "authorization, content-type");
    answer.set("Access-Control-Allow-Private-Network", "true");
    answer.set("Access-Control-Max-Age", "600");
    answer.set("Cache-Control", "no-store");
  }
}
