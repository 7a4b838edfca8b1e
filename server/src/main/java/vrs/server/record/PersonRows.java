package vrs.server.record;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCipher;
import vrs.server.record.FinishedRows.Column;

/// Finishes rows of one kind and lays them aside, sealed, two thousand in a piece.
final class PersonRows {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Area area;
  private final UUID batch;
  private final ImportChunks.Kind kind;
  private final AreaCipher cipher;
  private final ImportChunks chunks;
  private FinishedRows rows = new FinishedRows();
  private int pieces;
  private int count;

  PersonRows(
      Area area, UUID batch, ImportChunks.Kind kind, AreaCipher cipher, ImportChunks chunks) {
    this.area = area;
    this.batch = batch;
    this.kind = kind;
    this.cipher = cipher;
    this.chunks = chunks;
  }

  int count() {
    return count;
  }

  /// @param version that the person will have
  void add(UUID person, int version, Recipient recipient, Optional<byte[]> lookup) {
    Optional<byte[]> sealed =
        recipient
            .number()
            .map(number ->
                cipher
                    .seal(
                        number.digits().getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        PersonNumbers.place(person))
                    .bytes());
    rows.put(Column.ID, person.toString())
        .put(Column.LEDGER_NUMBER, recipient.ledgerNumber())
        .putBytes(Column.NUMBER_LOOKUP, lookup)
        .putBytes(Column.NUMBER_SEALED, sealed)
        .put(Column.NAME, recipient.name())
        .put(Column.KANA, recipient.kana())
        .put(Column.SEARCH_KEY, SearchKey.of(recipient.kana(), recipient.name()).text())
        .put(Column.BIRTH_DATE, recipient.birthDate().text())
        .put(Column.SEX, recipient.sex().code())
        .put(Column.MOVED_OUT, recipient.movedOut())
        .put(Column.DIED, recipient.died())
        .put(Column.PROTECTED, Boolean.toString(recipient.withheld()))
        .put(Column.VERSION, Integer.toString(version))
        .put(Column.TICKET, recipient.ticket().digits())
        .put(Column.ISSUED, recipient.issued().toString())
        .put(Column.CONTENT, content(recipient, sealed))
        .endRow();
    count++;
    if (rows.rows() == FinishedRows.MOST) {
      flush();
    }
  }

  void flush() {
    if (rows.rows() > 0) {
      chunks.add(area, batch, kind, pieces++, rows.rows(), rows.bytes());
      rows = new FinishedRows();
    }
  }

  /// A version's items; what is empty or false is left out.
  private static String content(Recipient recipient, Optional<byte[]> sealed) {
    Map<String, Object> items = new LinkedHashMap<>();
    items.put("ticket", recipient.ticket().digits());
    items.put("issued", recipient.issued().toString());
    items.put("name", recipient.name());
    items.put("birth", recipient.birthDate().text());
    items.put("sex", recipient.sex().code());
    if (!recipient.kana().isEmpty()) {
      items.put("kana", recipient.kana());
    }
    recipient.ledgerNumber().ifPresent(ledger -> items.put("ledger", ledger));
    sealed.ifPresent(bytes -> items.put("number", Base64.getEncoder().encodeToString(bytes)));
    recipient.movedOut().ifPresent(day -> items.put("movedOut", day.toString()));
    recipient.died().ifPresent(day -> items.put("died", day.toString()));
    if (recipient.withheld()) {
      items.put("protected", true);
    }
    return JSON.writeValueAsString(items);
  }
}
