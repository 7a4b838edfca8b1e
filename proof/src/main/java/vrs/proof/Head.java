package vrs.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// The end of an area's chain.
///
/// @param sequence of the last seal; 0 before the first
/// @param chain the last seal's chain hash
public record Head(String area, long sequence, Hash chain) {

  /// The head of an area that has no seal yet. It names the area, so that one area's chain can't
  /// pass for another's.
  public static Head before(String area) {
    return new Head(
        area, 0, Hash.of(("vrs audit chain\n" + area + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  /// The seal of the area's next entry.
  public Seal seal(UUID entry, Hash entryHash) {
    return new Seal(area, sequence + 1, entry, entryHash, next(sequence + 1, entry, entryHash));
  }

  /// H(chain ‖ sequence ‖ entry id ‖ entry hash): 32 + 8 + 16 + 32 bytes, numbers big-endian.
  Hash next(long sequence, UUID entry, Hash entryHash) {
    byte[] link =
        ByteBuffer.allocate(2 * Hash.LENGTH + 24)
            .put(chain.raw())
            .putLong(sequence)
            .putLong(entry.getMostSignificantBits())
            .putLong(entry.getLeastSignificantBits())
            .put(entryHash.raw())
            .array();
    return Hash.of(link);
  }

  /// The leaf of the tree over all heads: RFC 6962's 0x00, then a line of text.
  Hash leaf() {
    String line = area + " " + sequence + " " + chain.hex() + "\n";
    return Hash.of(new byte[] {0}, line.getBytes(StandardCharsets.UTF_8));
  }

  /// One line of JSON.
  public byte[] bytes() {
    return new JsonLine()
        .raw("{\"area\":")
        .string(area)
        .raw(",\"chain\":")
        .string(chain.hex())
        .raw(",\"sequence\":")
        .number(sequence)
        .raw("}")
        .bytes();
  }

  /// Reads what [#bytes] wrote.
  ///
  /// @throws Unreadable for anything else
  public static Head parse(byte[] line) throws Unreadable {
    var json = new JsonCursor(line);
    json.expect("{\"area\":");
    String area = json.string();
    json.expect(",\"chain\":");
    Hash chain = Seal.parseHash(json);
    json.expect(",\"sequence\":");
    long sequence = json.number();
    json.expect("}");
    json.expectEnd();
    return new Head(area, sequence, chain);
  }
}
