package vrs.server.handover;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A small object store that checks signatures as Amazon's description of SigV4 says, with code of
/// its own.
final class TestStore implements AutoCloseable {
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/aws4_request,\\s*"
              + "SignedHeaders=([^,]+),\\s*Signature=([0-9a-f]{64})");
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final List<String> refusals = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final String bucket;
  private final String accessKey;
  private final String secret;
  private volatile boolean spoiled;

  TestStore(String bucket, String accessKey, String secret) throws IOException {
    this.bucket = bucket;
    this.accessKey = accessKey;
    this.secret = secret;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  byte[] object(String name) {
    return objects.getOrDefault("/" + bucket + "/" + name, new byte[0]);
  }

  List<String> refusals() {
    return refusals;
  }

  /// From now on it gives back something else than it got.
  void spoil() {
    spoiled = true;
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getRawPath();
    byte[] answer = new byte[0];
    int status = 200;
    if (!signed(exchange, body)) {
      refusals.add(exchange.getRequestMethod());
      status = 403;
    } else if (exchange.getRequestMethod().equals("PUT")) {
      objects.put(path, body);
    } else {
      answer = objects.getOrDefault(path, new byte[0]).clone();
      if (spoiled) {
        answer[answer.length / 2] ^= 1;
      }
    }
    exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private boolean signed(HttpExchange exchange, byte[] body) {
    var headers = exchange.getRequestHeaders();
    var found = AUTHORIZATION.matcher(String.valueOf(headers.getFirst("Authorization")));
    String sum = String.valueOf(headers.getFirst("x-amz-content-sha256"));
    if (!found.matches() || !found.group(1).equals(accessKey) || !sum.equals(sha256(body))) {
      return false;
    }
    String canonicalHeaders =
        Arrays.stream(found.group(4).split(";"))
            .map(name -> name + ":" + headers.getFirst(name).strip() + "\n")
            .collect(Collectors.joining());
    String canonical =
        String.join(
            "\n",
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            "",
            canonicalHeaders,
            found.group(4),
            sum);
    String scope = found.group(2) + "/" + found.group(3) + "/s3/aws4_request";
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            headers.getFirst("x-amz-date"),
            scope,
            sha256(canonical.getBytes(UTF_8)));
    byte[] key = ("AWS4" + secret).getBytes(UTF_8);
    for (String part : scope.split("/")) {
      key = mac(key, part);
    }
    return HexFormat.of().formatHex(mac(key, toSign)).equals(found.group(5));
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
