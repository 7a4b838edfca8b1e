package vrs.server.handover;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A row of a ledger file.
///
/// @param key of what it tells: a dose, or in the wide form a person
/// @param ledgerNumber by which staff find the person
/// @param ticket by which they find it where there is no ledger number
record LedgerRow(UUID key, Optional<String> ledgerNumber, String ticket, List<String> fields) {
  static final int HASH = 16;
  private static final byte END = 0;

  LedgerRow {
    fields = List.copyOf(fields);
  }

  /// Equal for rows that say the same, whatever format they are written in. Empty fields at the end
  /// count for nothing: a new dose number of somebody else widens every row.
  byte[] hash() {
    int said = fields.size();
    while (said > 0 && fields.get(said - 1).isEmpty()) {
      said--;
    }
    MessageDigest sha256 = WrittenFile.sha256();
    for (String field : fields.subList(0, said)) {
      sha256.update(field.getBytes(StandardCharsets.UTF_8));
      sha256.update(END);
    }
    return Arrays.copyOf(sha256.digest(), HASH);
  }

  @Override
  public String toString() {
    return "LedgerRow[" + key + "]";
  }
}
