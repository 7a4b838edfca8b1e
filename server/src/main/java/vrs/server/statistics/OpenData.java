package vrs.server.statistics;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vrs.server.platform.Audience;
import vrs.server.platform.Nation;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Refusal;
import vrs.server.platform.Zone;

/// The released files, at stable addresses: `latest` or the day of the release.
@RestController
class OpenData {
  private final Nation nation;
  private final Releases releases;

  OpenData(Nation nation, Releases releases) {
    this.nation = nation;
    this.releases = releases;
  }

  @CrossOrigin
  @GetMapping("/vaccination/opendata/{day}/{name}")
  @OpenTo(zone = Zone.INTERNET, audience = Audience.ANYONE)
  ResponseEntity<byte[]> file(@PathVariable String day, @PathVariable String name) {
    Releases.File file =
        nation
            .read(db -> releases.file(db, dayOf(day), name))
            .orElseThrow(() -> noSuchRelease(day));
    return ResponseEntity.ok()
        .contentType(
            name.endsWith(".ndjson")
                ? MediaType.parseMediaType("application/x-ndjson")
                : MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noCache())
        .eTag(file.sha256())
        .header("Digest", "sha-256=" + file.sha256())
        .body(file.content());
  }

  private static Optional<LocalDate> dayOf(String text) {
    try {
      return text.equals("latest") ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      throw noSuchRelease(text);
    }
  }

  private static Refusal noSuchRelease(String day) {
    return new Refusal(StatisticsReason.NO_SUCH_RELEASE, Map.of("day", day));
  }
}
