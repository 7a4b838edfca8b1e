package vrs.server.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.UUID;

/// Where a sealed value lies. A value that was moved to another place does not open.
///
/// @param row the row's id
/// @param column table and column, such as `person.number`
public record SealedPlace(UUID row, String column) {

  /// Area (6), row (16), column: without a separator unambiguous, since the first two have one
  /// length.
  byte[] in(AreaCode area) {
    byte[] name = column.getBytes(US_ASCII);
    return ByteBuffer.allocate(6 + 16 + name.length)
        .put(area.digits().getBytes(US_ASCII))
        .putLong(row.getMostSignificantBits())
        .putLong(row.getLeastSignificantBits())
        .put(name)
        .array();
  }
}
