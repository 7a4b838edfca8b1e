package vrs.certificate;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The cards of one key that no longer hold (失効リスト), as served at
/// `<issuer>/.well-known/crl/<kid>.json`.
///
/// @param key the key id
/// @param counter rises by one with each change and equals `crlVersion` in the key file
/// @param revoked revocation id → the end of what is revoked: cards issued before it, or all when
///   there is none
public record RevocationList(
    String key, long counter, Map<RevocationId, Optional<Instant>> revoked) {

  private static final int LONGEST = 50_000_000;

  public RevocationList {
    revoked = Map.copyOf(revoked);
    if (counter < 0) {
      throw new IllegalArgumentException("a revocation counter is never negative");
    }
  }

  /// Whether a card with this id, issued at this time, is revoked.
  public boolean revokes(RevocationId id, Instant issued) {
    Optional<Instant> before = revoked.get(id);
    return before != null && before.map(issued::isBefore).orElse(true);
  }

  public String json() {
    var out = new StringBuilder("{\"kid\":\"").append(key);
    out.append("\",\"method\":\"rid\",\"ctr\":").append(counter).append(",\"rids\":[");
    out.append(
        String.join(
            ",",
            revoked.entrySet().stream()
                .map(entry ->
                    "\""
                        + entry.getKey().text()
                        + entry.getValue().map(end -> "." + end.getEpochSecond()).orElse("")
                        + "\"")
                .sorted() // by chance of the id, so the order tells nothing
                .toList()));
    return out.append("]}").toString();
  }

  /// Reads a revocation list.
  ///
  /// @throws UnreadableTrust when it is none
  public static RevocationList parse(String json) {
    if (json.length() > LONGEST) {
      throw new UnreadableTrust("a revocation list has at most 50 MB");
    }
    try {
      return of(Json.asObject(JsonReader.read(json)));
    } catch (Rejection e) {
      throw new UnreadableTrust("not a revocation list", e);
    }
  }

  static RevocationList of(Json.Obj file) throws Rejection {
    if (!file.text("method").equals("rid")) {
      throw new Rejection(Reason.TRUST_LIST_UNREADABLE);
    }
    Map<RevocationId, Optional<Instant>> revoked = new HashMap<>();
    try {
      for (Json each : file.array("rids")) {
        String entry = Json.asText(each);
        int dot = entry.indexOf('.');
        var id = new RevocationId(dot < 0 ? entry : entry.substring(0, dot));
        Optional<Instant> end =
            dot < 0
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(Long.parseLong(entry.substring(dot + 1))));
        revoked.merge(id, end, RevocationList::wider);
      }
      return new RevocationList(file.text("kid"), CanonicalJson.whole(file.number("ctr")), revoked);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Rejection(Reason.TRUST_LIST_UNREADABLE);
    }
  }

  private static Optional<Instant> wider(Optional<Instant> one, Optional<Instant> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    return one.get().isAfter(other.get()) ? one : other;
  }
}
