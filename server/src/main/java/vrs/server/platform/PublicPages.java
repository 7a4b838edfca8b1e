package vrs.server.platform;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The built pages of sites, citizens and verifiers (`web/`), in the Internet zone only (A2).
///
/// They are doors like all others, not static resources, which every zone would serve. A server
/// built without Node has none, and says so in one sentence.
@RestController
public final class PublicPages {
  private static final String PAGE = "{page:tablet|citizen|verifier}";
  private static final String FILE = "{file:[A-Za-z0-9_-][A-Za-z0-9_.-]*}";

  /// The pages load nothing from elsewhere and run no inline script or style; only the reader of 2D
  /// codes, which is WebAssembly, is compiled at run time. The citizen's page also talks to the
  /// card bridge on the same machine.
  private static final String POLICY =
      """
      default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; \
      img-src 'self' blob:; media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; \
      base-uri 'none'; form-action 'none'; frame-ancestors 'none'; connect-src 'self'\
      """;

  private static final Map<String, MediaType> TYPES =
      Map.of(
          "html", new MediaType("text", "html", StandardCharsets.UTF_8),
          "js", new MediaType("text", "javascript", StandardCharsets.UTF_8),
          "css", new MediaType("text", "css", StandardCharsets.UTF_8),
          "webmanifest", MediaType.parseMediaType("application/manifest+json"),
          "wasm", MediaType.parseMediaType("application/wasm"),
          "woff2", MediaType.parseMediaType("font/woff2"),
          "svg", MediaType.parseMediaType("image/svg+xml"));

  @GetMapping("/" + PAGE)
  @OpenTo(zone = Zone.INTERNET, audience = Audience.ANYONE)
  public ResponseEntity<Void> withSlash(@PathVariable String page) {
    return ResponseEntity.status(308).header(HttpHeaders.LOCATION, "/" + page + "/").build();
  }

  @GetMapping("/" + PAGE + "/")
  @OpenTo(zone = Zone.INTERNET, audience = Audience.ANYONE)
  public ResponseEntity<Resource> page(@PathVariable String page) {
    Resource built = new ClassPathResource("pages/" + page + "/index.html");
    return built.exists() ? fresh(built, "html", page) : notBuilt();
  }

  /// What stands beside a page under a name that stays: its service worker and manifest.
  @GetMapping("/" + PAGE + "/" + FILE)
  @OpenTo(zone = Zone.INTERNET, audience = Audience.ANYONE)
  public ResponseEntity<Resource> beside(@PathVariable String page, @PathVariable String file) {
    return fresh(existing("pages/" + page + "/" + file), extension(file), page);
  }

  /// Code and style, whose names carry their digest: a browser may keep them for ever.
  @GetMapping("/parts/" + FILE)
  @OpenTo(zone = Zone.INTERNET, audience = Audience.ANYONE)
  public ResponseEntity<Resource> part(@PathVariable String file) {
    Resource part = existing("pages/parts/" + file);
    return answer(part, extension(file))
        .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .body(part);
  }

  private static ResponseEntity<Resource> fresh(Resource resource, String extension, String page) {
    String bridge = page.equals("citizen") ? " http://127.0.0.1:* http://localhost:*" : "";
    return answer(resource, extension)
        .cacheControl(CacheControl.noCache())
        .header("Content-Security-Policy", POLICY + bridge)
        .header("Permissions-Policy", "camera=(self), geolocation=(), microphone=()")
        .header("Referrer-Policy", "no-referrer")
        .body(resource);
  }

  static ResponseEntity.BodyBuilder answer(Resource resource, String extension) {
    MediaType type = TYPES.get(extension);
    if (type == null) {
      throw new Refusal(PlatformReason.NO_SUCH_PAGE);
    }
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline") // else Spring names each script f.txt
        .header("X-Content-Type-Options", "nosniff");
  }

  static Resource existing(String path) {
    var resource = new ClassPathResource(path);
    if (!resource.exists()) {
      throw new Refusal(PlatformReason.NO_SUCH_PAGE);
    }
    return resource;
  }

  static String extension(String file) {
    return file.substring(file.lastIndexOf('.') + 1);
  }

  private static ResponseEntity<Resource> notBuilt() {
    String sentence =
        """
        このサーバーには画面が組み込まれていません。Node 20.19 以降を入れて、組み立て直してください。
        This server was built without its pages: install Node 20.19 or newer and build it again.
        """;
    return ResponseEntity.status(503)
        .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
        .body(new ByteArrayResource(sentence.getBytes(StandardCharsets.UTF_8)));
  }
}
