package vrs.server.issuance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import vrs.card.Bytes;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.KeyStore;

/// One-time numbers that the applicant's card signs (F1).
///
/// A nonce is HMAC(secret, area ‖ id ‖ time), so giving one stores nothing and asking for a million
/// costs nobody a row. It is spent in the area's transaction that answers the application.
@Component
public final class Nonces {
  static final Duration LIFE = Duration.ofMinutes(10);
  private final SecretKeySpec secret;

  /// A nonce as it travels.
  ///
  /// @param ticket names it: id and time, to be sent back with the application
  /// @param value what the card signs
  public record Nonce(String ticket, Bytes value, Instant expires) {}

  Nonces(KeyStore keys) {
    this.secret = new SecretKeySpec(keys.secret("nonce"), "HmacSHA256");
  }

  Nonce give(AreaCode area, Instant now) {
    UUID id = UUID.randomUUID();
    long seconds = now.getEpochSecond();
    return new Nonce(
        id + "." + seconds, value(area, id, seconds), Instant.ofEpochSecond(seconds).plus(LIFE));
  }

  /// The nonce that was given under this name, if it was and still lives.
  Optional<Given> given(AreaCode area, String ticket, Instant now) {
    try {
      int dot = ticket.indexOf('.');
      UUID id = UUID.fromString(ticket.substring(0, Math.max(dot, 0)));
      long seconds = Long.parseLong(ticket.substring(dot + 1));
      Duration age = Duration.between(Instant.ofEpochSecond(seconds), now);
      boolean alive = !age.isNegative() && age.compareTo(LIFE) < 0;
      // A made-up name gives a number that no card has signed: nothing to check here.
      return alive ? Optional.of(new Given(id, value(area, id, seconds))) : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }

  /// A nonce that comes back with an application, not yet spent.
  record Given(UUID id, Bytes value) {}

  /// Spends these; the answer holds those that nobody spent before.
  Set<UUID> spend(Area area, Collection<UUID> ids) {
    area.sql("delete from spent_nonce where area = :area and spent < now() - interval '1 hour'")
        .update();
    return new HashSet<>(
        area.sql(
                """
                insert into spent_nonce (area, id, spent)
                select :area, id, now() from unnest(:ids) as given (id)
                on conflict (area, id) do nothing
                returning id
                """)
            .param("ids", ids.toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }

  private Bytes value(AreaCode area, UUID id, long seconds) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      return Bytes.of(mac.doFinal((area + "|" + id + "|" + seconds).getBytes(US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC failed", e);
    }
  }
}
