package vrs.certificate;

import static vrs.certificate.CanonicalJson.quote;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The public keys of an issuer of SMART Health Cards (JWKS), as served at
/// `<issuer>/.well-known/jwks.json`.
///
/// The file names its issuer in the additional member `issuer`, which RFC 7517 §5 allows and
/// readers ignore, so that a copy on disk still says whose keys it holds. Keys carry no
/// certificate: Japan's first cards outlived theirs.
///
/// @param issuer absent in files that others made
public record KeySet(Optional<String> issuer, List<Key> keys) {

  private static final int MOST_KEYS = 1000;
  private static final int LONGEST = 1_000_000;

  public KeySet {
    keys = List.copyOf(keys);
  }

  /// One public key.
  ///
  /// @param id its thumbprint (RFC 7638)
  /// @param revocations the counter of its revocation list (`crlVersion`); absent when it has none
  public record Key(String id, ECPublicKey publicKey, OptionalLong revocations) {

    public static Key of(ECPublicKey publicKey, OptionalLong revocations) {
      return new Key(HealthCardKey.thumbprint(publicKey), publicKey, revocations);
    }
  }

  public String json() {
    var out = new StringBuilder("{");
    issuer.ifPresent(name -> {
      out.append("\"issuer\":");
      quote(name, out);
      out.append(',');
    });
    keysInto(out);
    return out.append('}').toString();
  }

  void keysInto(StringBuilder out) {
    out.append("\"keys\":[");
    String comma = "";
    for (Key key : keys) {
      var jwk = new ECKey.Builder(com.nimbusds.jose.jwk.Curve.P_256, key.publicKey()).build();
      out.append(comma).append("{\"kty\":\"EC\",\"use\":\"sig\",\"alg\":\"ES256\",\"kid\":\"");
      out.append(key.id()).append("\",\"crv\":\"P-256\",\"x\":\"").append(jwk.getX());
      out.append("\",\"y\":\"").append(jwk.getY()).append('"');
      key.revocations().ifPresent(counter -> out.append(",\"crlVersion\":").append(counter));
      out.append('}');
      comma = ",";
    }
    out.append(']');
  }

  /// Reads a key file.
  ///
  /// @throws UnreadableTrust when it is none, or holds a private key
  public static KeySet parse(String json) {
    if (json.length() > LONGEST) {
      throw new UnreadableTrust("a key file has at most 1 MB");
    }
    try {
      return of(Json.asObject(JsonReader.read(json)));
    } catch (Rejection e) {
      throw new UnreadableTrust("not a key file (JWKS)", e);
    }
  }

  private static KeySet of(Json.Obj file) throws Rejection {
    return new KeySet(file.optionalText("issuer"), keys(file));
  }

  /// Keys of other kinds than P-256 for signing are left out: they cannot sign a SMART Health Card.
  static List<Key> keys(Json.Obj file) throws Rejection {
    List<Key> keys = new ArrayList<>();
    List<Json> all = file.array("keys");
    if (all.size() > MOST_KEYS) {
      throw new Rejection(Reason.TOO_LONG);
    }
    for (Json each : all) {
      Json.Obj jwk = Json.asObject(each);
      if (jwk.has("d")) {
        throw new Rejection(Reason.TRUST_LIST_UNREADABLE);
      }
      if (jwk.text("kty").equals("EC") && jwk.text("crv").equals("P-256")) {
        keys.add(key(jwk));
      }
    }
    return keys;
  }

  private static Key key(Json.Obj jwk) throws Rejection {
    var plain = new StringBuilder("{\"kty\":\"EC\",\"crv\":\"P-256\"");
    for (String coordinate : Set.of("x", "y")) {
      plain.append(",\"").append(coordinate).append("\":");
      quote(jwk.text(coordinate), plain);
    }
    try {
      ECPublicKey key = ECKey.parse(plain.append('}').toString()).toECPublicKey();
      String id = HealthCardKey.thumbprint(key);
      if (!jwk.text("kid").equals(id)) {
        throw new Rejection(Reason.TRUST_LIST_UNREADABLE); // else a key could take another's place
      }
      return new Key(
          id,
          key,
          jwk.has("crlVersion")
              ? OptionalLong.of(CanonicalJson.whole(jwk.number("crlVersion")))
              : OptionalLong.empty());
    } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
      throw new Rejection(Reason.TRUST_LIST_UNREADABLE);
    }
  }
}
