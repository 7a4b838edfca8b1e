package vrs.certificate;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gathers a trust list from the files that lie at hand: trust lists, key files, revocation lists,
/// and PEM files of countries' certificates, in any order.
public final class TrustFiles {

  private final Optional<String> issuer;
  private final List<TrustList.Issuer> issuers = new ArrayList<>();
  private final List<RevocationList> revocations = new ArrayList<>();
  private final List<X509Certificate> authorities = new ArrayList<>();

  /// @param issuer whose keys a key file holds that does not say so itself
  public TrustFiles(Optional<String> issuer) {
    this.issuer = issuer;
  }

  /// Adds a file of any of these kinds.
  ///
  /// @throws UnreadableTrust when it is none, or when nobody says whose keys it holds
  public void add(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8).strip();
    if (!text.startsWith("{")) {
      authorities.addAll(TrustList.authorities(content));
      return;
    }
    try {
      Json.Obj file = Json.asObject(JsonReader.read(text));
      if (file.has("issuerInfo")) {
        TrustList list = TrustList.parse(text);
        issuers.addAll(list.issuers());
        authorities.addAll(list.authorities());
      } else if (file.has("keys")) {
        KeySet keys = KeySet.parse(text);
        String iss =
            keys.issuer()
                .or(() -> issuer)
                .orElseThrow(() -> new UnreadableTrust("the key file does not name its issuer"));
        issuers.add(new TrustList.Issuer(iss, iss, keys.keys(), List.of()));
      } else {
        revocations.add(RevocationList.parse(text));
      }
    } catch (Rejection e) {
      throw new UnreadableTrust("not a file of keys, revocations or certificates", e);
    }
  }

  /// Everything added, as one list.
  ///
  /// @param time how fresh it is
  public TrustList list(Instant time) {
    return new TrustList(
        time,
        issuers.stream()
            .map(each -> {
              var lists = new ArrayList<>(each.revocationLists());
              lists.addAll(revocations); // each names its key
              return new TrustList.Issuer(each.iss(), each.name(), each.keys(), lists);
            })
            .toList(),
        authorities);
  }
}
