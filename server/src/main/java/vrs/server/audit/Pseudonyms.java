package vrs.server.audit;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.AreaCode;
import vrs.server.platform.KeyStore;

/// The names under which the log knows people: HMAC of the id of a person's row, under a key that
/// lies in the key store and outlives the area. So entries about one person are found together, and
/// after an erasure nobody can tell whose they were (C7).
@Component
public final class Pseudonyms {
  private final KeyStore keys;

  public Pseudonyms(KeyStore keys) {
    this.keys = keys;
  }

  /// The pseudonym of a person in an area: 32 hexadecimal digits.
  public String of(AreaCode area, UUID person) {
    byte[] id =
        ByteBuffer.allocate(16)
            .putLong(person.getMostSignificantBits())
            .putLong(person.getLeastSignificantBits())
            .array();
    return HexFormat.of().formatHex(keys.pseudonym(area, id), 0, 16);
  }
}
