package vrs.server.issuance;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vrs.certificate.CountryAuthority;
import vrs.certificate.KeySet;
import vrs.certificate.RevocationId;
import vrs.certificate.RevocationList;
import vrs.server.platform.Audience;
import vrs.server.platform.Nation;
import vrs.server.platform.OpenTo;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Refusal;
import vrs.server.platform.Settings;
import vrs.server.platform.Zone;

/// What verifiers fetch: public keys, revocation lists and the CSCA, open to every origin.
///
/// The content is static enough to be hosted anywhere, and to outlive this service.
@CrossOrigin
@RestController
class KeyFiles {
  private final Keys keys;
  private final Nation nation;
  private final Settings settings;

  KeyFiles(Keys keys, Nation nation, Settings settings) {
    this.keys = keys;
    this.nation = nation;
    this.settings = settings;
  }

  @GetMapping("/issuer/.well-known/jwks.json")
  @OpenTo(zone = Zone.INTERNET, audience = Audience.ANYONE)
  ResponseEntity<String> jwks() {
    var counters = new HashMap<String, Long>();
    nation.read(db -> {
      db.sql("select key_id, count(*) as counter from revoked_card group by key_id")
          .query(row -> {
            counters.put(row.getString("key_id"), row.getLong("counter"));
          });
      return true;
    });
    var set =
        new KeySet(
            Optional.of(settings.issuer().toString()),
            List.of(keys.healthCardKey(), keys.next()).stream()
                .map(key ->
                    KeySet.Key.of(
                        key.publicKey(), OptionalLong.of(counters.getOrDefault(key.id(), 0L))))
                .toList());
    return file(set.json(), MediaType.APPLICATION_JSON);
  }

  @GetMapping("/issuer/.well-known/crl/{key}.json")
  @OpenTo(zone = Zone.INTERNET, audience = Audience.ANYONE)
  ResponseEntity<String> revocations(@PathVariable String key) {
    if (!key.equals(keys.healthCardKey().id()) && !key.equals(keys.next().id())) {
      throw new Refusal(PlatformReason.NO_SUCH_PAGE);
    }
    return file(nation.read(db -> list(db, key)).json(), MediaType.APPLICATION_JSON);
  }

  /// The counter is the number of revoked cards, which only grows: it rises by one with each
  /// change.
  private static RevocationList list(JdbcClient db, String key) {
    var revoked = new HashMap<RevocationId, Optional<Instant>>();
    List<String> ids =
        db.sql("select rid from revoked_card where key_id = :key")
            .param("key", key)
            .query(String.class)
            .list();
    ids.forEach(id -> revoked.put(new RevocationId(id), Optional.empty()));
    return new RevocationList(key, ids.size(), Map.copyOf(revoked));
  }

  @GetMapping("/csca.pem")
  @OpenTo(zone = Zone.INTERNET, audience = Audience.ANYONE)
  ResponseEntity<String> csca() {
    return file(
        CountryAuthority.pem(keys.authority()), MediaType.parseMediaType("application/x-pem-file"));
  }

  private static ResponseEntity<String> file(String content, MediaType type) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
        .body(content);
  }
}
