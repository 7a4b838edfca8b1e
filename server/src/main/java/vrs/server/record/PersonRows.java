package vrs.server.record;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCipher;
import vrs.server.platform.Rows;

/// Finishes rows of one kind and lays them aside, sealed, [#MOST] in a piece.
final class PersonRows {
  /// Lines that are compared and stored with one statement.
  static final int MOST = 2_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Area area;
  private final UUID batch;
  private final ImportChunks.Kind kind;
  private final AreaCipher cipher;
  private final ImportChunks chunks;
  private Rows<PersonColumn> rows = new Rows<>(PersonColumn.class);
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
    rows.put(PersonColumn.ID, person)
        .put(PersonColumn.LEDGER_NUMBER, recipient.ledgerNumber())
        .put(PersonColumn.NUMBER_LOOKUP, lookup)
        .put(PersonColumn.NUMBER_SEALED, sealed)
        .put(PersonColumn.NAME, recipient.name())
        .put(PersonColumn.KANA, recipient.kana())
        .put(PersonColumn.SEARCH_KEY, SearchKey.of(recipient.kana(), recipient.name()).text())
        .put(PersonColumn.BIRTH_DATE, recipient.birthDate().text())
        .put(PersonColumn.SEX, recipient.sex().code())
        .put(PersonColumn.MOVED_OUT, recipient.movedOut())
        .put(PersonColumn.DIED, recipient.died())
        .put(PersonColumn.PROTECTED, recipient.withheld())
        .put(PersonColumn.VERSION, version)
        .put(PersonColumn.TICKET, recipient.ticket().digits())
        .put(PersonColumn.ISSUED, recipient.issued())
        .put(PersonColumn.CONTENT, content(recipient, sealed))
        .endRow();
    count++;
    if (rows.size() == MOST) {
      flush();
    }
  }

  void flush() {
    if (rows.size() > 0) {
      chunks.add(area, batch, kind, pieces++, rows.size(), rows.bytes());
      rows = new Rows<>(PersonColumn.class);
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
