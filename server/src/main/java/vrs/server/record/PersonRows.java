package vrs.server.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.AreaCipher;
import vrs.server.platform.Rows;

/// Finishes the row of a person, with ticket and version.
final class PersonRows {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PersonRows() {}

  /// @param version that the person will have
  static void put(
      Rows<PersonColumn> row,
      AreaCipher cipher,
      UUID person,
      int version,
      Recipient recipient,
      Optional<byte[]> lookup) {
    Optional<byte[]> sealed =
        recipient
            .number()
            .map(number ->
                cipher
                    .seal(number.digits().getBytes(US_ASCII), PersonNumbers.place(person))
                    .bytes());
    put(row, cipher, person, version, recipient, lookup, sealed, content(recipient, sealed));
  }

  /// As the other, where the version says something else than that a line came.
  ///
  /// @param sealed the Individual Number
  /// @param content of the version
  static void put(
      Rows<PersonColumn> row,
      AreaCipher cipher,
      UUID person,
      int version,
      Recipient recipient,
      Optional<byte[]> lookup,
      Optional<byte[]> sealed,
      String content) {
    FurtherItems further = recipient.further();
    row.put(PersonColumn.ID, person)
        .put(PersonColumn.LEDGER_NUMBER, recipient.ledgerNumber())
        .put(PersonColumn.NUMBER_LOOKUP, lookup)
        .put(PersonColumn.NUMBER_SEALED, sealed)
        .put(PersonColumn.NAME, recipient.name())
        .put(PersonColumn.KANA, recipient.kana())
        .put(PersonColumn.SEARCH_KEY, SearchKey.of(recipient.kana(), recipient.name()).text())
        .put(PersonColumn.NAME_KEY, SearchKey.ofName(recipient.name()).text())
        .put(PersonColumn.BIRTH_DATE, recipient.birthDate().text())
        .put(PersonColumn.SEX, recipient.sex().code())
        .put(PersonColumn.MOVED_IN, further.movedIn())
        .put(PersonColumn.MOVED_OUT, recipient.movedOut())
        .put(PersonColumn.DIED, recipient.died())
        .put(PersonColumn.PROTECTED, recipient.withheld())
        .put(PersonColumn.VERSION, version)
        .put(PersonColumn.TICKET, recipient.ticket().digits())
        .put(PersonColumn.ISSUED, recipient.issued())
        .put(PersonColumn.REISSUED, further.ticket().reissued().map(Enum::name))
        .put(PersonColumn.VOIDED, further.ticket().voided())
        .put(PersonColumn.VOID_REASON, further.ticket().voidReason().map(Enum::name))
        .put(
            PersonColumn.NAMES,
            PersonNames.finished(recipient.name(), recipient.kana(), further.names()))
        .put(
            PersonColumn.ADDRESS_SEALED,
            further.address().map(address -> PersonAddresses.sealed(cipher, person, address)))
        .put(PersonColumn.CONTENT, content);
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
    putFurther(items, recipient.further());
    return JSON.writeValueAsString(items);
  }

  private static void putFurther(Map<String, Object> items, FurtherItems further) {
    for (PersonName name : further.names()) {
      PersonItem.of(name.kind()).ifPresent(item -> items.put(item.key(), name.name()));
      if (!name.kana().isEmpty()) {
        PersonItem.ofKana(name.kind()).ifPresent(item -> items.put(item.key(), name.kana()));
      }
    }
    further.movedIn().ifPresent(day -> items.put("movedIn", day.toString()));
    further.ticket().reissued().ifPresent(reason -> items.put("reissued", reason.name()));
    further.ticket().voided().ifPresent(day -> items.put("voided", day.toString()));
    further.ticket().voidReason().ifPresent(reason -> items.put("voidReason", reason.name()));
  }
}
