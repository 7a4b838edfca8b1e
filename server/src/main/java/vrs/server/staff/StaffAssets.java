package vrs.server.staff;

import java.time.Duration;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Refusal;
import vrs.server.platform.Zone;

/// Style and scripts of the staff screens and of the error page. Only these four files are served.
@RestController
public final class StaffAssets {
  private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
  private static final String HTMX = "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

  private static final Map<String, Asset> ASSETS =
      Map.of(
          "staff.css",
          new Asset("static/assets/staff.css", MediaType.parseMediaType("text/css;charset=UTF-8")),
          "staff.js",
          new Asset("static/assets/staff.js", SCRIPT),
          "staff.svg",
          new Asset("static/assets/staff.svg", MediaType.parseMediaType("image/svg+xml")),
          "htmx.min.js",
          new Asset(HTMX, SCRIPT));

  private record Asset(String path, MediaType type) {}

  @GetMapping("/assets/{file}")
  @OpenTo(
      zone = {Zone.LGWAN, Zone.INTERNET, Zone.ADMINISTRATION},
      audience = Audience.ANYONE)
  public ResponseEntity<Resource> asset(@PathVariable String file) {
    Asset asset = ASSETS.get(file);
    if (asset == null) {
      throw new Refusal(PlatformReason.NO_SUCH_PAGE);
    }
    return ResponseEntity.ok()
        .contentType(asset.type())
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)))
        .body(new ClassPathResource(asset.path()));
  }
}
