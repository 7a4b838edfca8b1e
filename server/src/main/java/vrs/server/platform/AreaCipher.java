package vrs.server.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Seals, opens and finds values of one municipality with its unwrapped keys. Safe for use
/// by many threads. Never leaves memory.
public final class AreaCipher {
  private final AreaCode area;
  private final int version;
  private final Map<Integer, SecretKey> dataKeys;
  private final SecretKey lookupKey;

  /// @param version of the data key that seals; the others only open
  AreaCipher(AreaCode area, int version, Map<Integer, SecretKey> dataKeys, SecretKey lookupKey) {
    this.area = area;
    this.version = version;
    this.dataKeys = Map.copyOf(dataKeys);
    this.lookupKey = lookupKey;
  }

  public SealedBytes seal(byte[] plain, SealedPlace place) {
    SecretKey key = dataKeys.get(version);
    if (key == null) {
      throw new IllegalStateException("no data key of version " + version);
    }
    return SealedBytes.own(Gcm.seal(key, SealedBytes.head(version), plain, place.in(area)));
  }

  /// The value that was sealed.
  ///
  /// @throws SealBroken if it was sealed for another place or area, or a bit has changed
  public byte[] open(SealedBytes sealed, SealedPlace place) {
    SecretKey key = dataKeys.get(sealed.keyVersion());
    if (key == null) {
      throw new SealBroken();
    }
    return Gcm.open(key, SealedBytes.HEAD, sealed.raw(), place.in(area));
  }

  /// The search key of an exact value such as an Individual Number: equal for equal values of this
  /// area, and telling nothing without the area's look-up key.
  ///
  /// @param kind keeps equal texts of different meaning apart, such as `individual-number`
  /// @return 32 bytes
  public byte[] lookup(String kind, String value) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(lookupKey);
      mac.update(kind.getBytes(UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(value.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC failed", e);
    }
  }

  @Override
  public String toString() {
    return "AreaCipher[" + area + "]";
  }
}
