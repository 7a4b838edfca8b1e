package vrs.proof;

import java.util.UUID;

/// The seal of one entry: its place in its area's chain.
///
/// @param sequence counts the area's entries from 1, without gaps
/// @param hash SHA-256 of the entry's canonical bytes
/// @param chain SHA-256 over the chain hash before and this seal's other fields
public record Seal(String area, long sequence, UUID entry, Hash hash, Hash chain) {

  /// The area's head once this seal is its last.
  public Head head() {
    return new Head(area, sequence, chain);
  }

  /// Whether this seal is the next after the head.
  public boolean follows(Head head) {
    return area.equals(head.area())
        && sequence == head.sequence() + 1
        && chain.equals(head.next(sequence, entry, hash));
  }

  /// One line of JSON.
  public byte[] bytes() {
    return new JsonLine()
        .raw("{\"area\":")
        .string(area)
        .raw(",\"chain\":")
        .string(chain.hex())
        .raw(",\"entry\":")
        .string(entry.toString())
        .raw(",\"hash\":")
        .string(hash.hex())
        .raw(",\"sequence\":")
        .number(sequence)
        .raw("}")
        .bytes();
  }

  /// Reads what [#bytes] wrote.
  ///
  /// @throws Unreadable for anything else
  public static Seal parse(byte[] line) throws Unreadable {
    var json = new JsonCursor(line);
    json.expect("{\"area\":");
    String area = json.string();
    json.expect(",\"chain\":");
    Hash chain = parseHash(json);
    json.expect(",\"entry\":");
    UUID entry = AuditEntry.parseId(json.string());
    json.expect(",\"hash\":");
    Hash hash = parseHash(json);
    json.expect(",\"sequence\":");
    long sequence = json.number();
    json.expect("}");
    json.expectEnd();
    return new Seal(area, sequence, entry, hash, chain);
  }

  static Hash parseHash(JsonCursor json) throws Unreadable {
    try {
      return Hash.ofHex(json.string());
    } catch (IllegalArgumentException _) {
      throw new Unreadable("not a hash");
    }
  }
}
