package vrs.server.platform;

import java.time.Duration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The fonts of all screens, so that a name shows the same at the counter, at the site and on the
/// citizen's phone, whatever fonts the machine has.
@RestController
public final class Fonts {

  /// A slice of a font, whose name carries its digest, or the style sheet that names them all.
  @GetMapping("/fonts/{file:[A-Za-z0-9_-]+\\.(?:woff2|css)}")
  @OpenTo(
      zone = {Zone.LGWAN, Zone.INTERNET, Zone.ADMINISTRATION},
      audience = Audience.ANYONE)
  public ResponseEntity<Resource> font(@PathVariable String file) {
    Resource font = PublicPages.existing("pages/fonts/" + file);
    String kind = PublicPages.extension(file);
    CacheControl kept =
        kind.equals("css")
            ? CacheControl.maxAge(Duration.ofMinutes(10))
            : CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    return PublicPages.answer(font, kind).cacheControl(kept).body(font);
  }
}
