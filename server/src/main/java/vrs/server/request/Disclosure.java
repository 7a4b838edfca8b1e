package vrs.server.request;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Product;
import vrs.server.platform.AreaCipher;
import vrs.server.platform.Messages;
import vrs.server.platform.SealedBytes;
import vrs.server.platform.SealedPlace;
import vrs.server.record.DoseWords;
import vrs.server.record.PersonAddresses;
import vrs.server.record.PersonNumbers;
import vrs.server.record.Source;

/// Puts what is held on one person into the reader's words: columns by their labels, codes by their
/// meaning, what is sealed opened.
final class Disclosure {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Tokyo"));
  private static final Pattern INSTANT =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)");

  /// Of no meaning outside the database: keys, search keys, links between rows. Staff and devices
  /// are named to nobody (docs/decisions/requests.md).
  static final Set<String> TECHNICAL =
      Set.of(
          "area",
          "id",
          "person",
          "dose",
          "application",
          "number_lookup",
          "search_key",
          "name_key",
          "kana_key",
          "rid",
          "key_id",
          "account",
          "actor",
          "device",
          "origin_id",
          "office",
          "assigned",
          "steps",
          "strip_sealed",
          "applicant_sealed",
          "told_by",
          "decided_by",
          "details",
          "rank",
          "other_person",
          "mergedInto",
          "rows",
          "moved",
          "before",
          "undone_by");

  /// Tells where a protected person lives or stays.
  static final Set<String> WHEREABOUTS =
      Set.of(
          "moved_out",
          "movedOut",
          "given_in",
          "givenIn",
          "taken_over_from",
          "takenOverFrom",
          "site",
          "doctor",
          "sealed");

  private final Messages messages;
  private final DoseWords doseWords;
  private final Locale language;
  private final MasterData master;
  private final AreaCipher cipher;
  private final UUID person;
  private final boolean withheld;

  /// @param withheld whether whereabouts are left out
  Disclosure(
      Messages messages,
      DoseWords doseWords,
      Locale language,
      MasterData master,
      AreaCipher cipher,
      UUID person,
      boolean withheld) {
    this.messages = messages;
    this.doseWords = doseWords;
    this.language = language;
    this.master = master;
    this.cipher = cipher;
    this.person = person;
    this.withheld = withheld;
  }

  Answer.Section section(HeldData.Kind kind, List<Map<String, Object>> rows) {
    return new Answer.Section(
        text("held." + kind.title()),
        rows.stream().map(row -> new Answer.Entry(items(kind, row))).toList());
  }

  private List<Answer.Item> items(HeldData.Kind kind, Map<String, Object> row) {
    var items = new ArrayList<Answer.Item>();
    row.forEach((column, value) -> {
      if (column.equals("content") && value instanceof Map<?, ?> content) {
        content.forEach((key, item) -> add(items, kind, row, String.valueOf(key), item));
      } else {
        add(items, kind, row, column, value);
      }
    });
    return items;
  }

  private void add(
      List<Answer.Item> items,
      HeldData.Kind kind,
      Map<String, Object> row,
      String column,
      @Nullable Object value) {
    if (value == null || TECHNICAL.contains(column)) {
      return;
    }
    String shown =
        withheld && WHEREABOUTS.contains(column)
            ? text("held.withheld")
            : value(kind, row, column, value);
    if (!shown.isEmpty()) {
      items.add(new Answer.Item(label(kind, column), shown));
    }
  }

  /// A column may mean another thing in one table than in the others.
  private String label(HeldData.Kind kind, String column) {
    return messages
        .find("held.item." + kind.row() + "." + column, language)
        .or(() -> messages.find("held.item." + column, language))
        .orElse(column);
  }

  private String value(HeldData.Kind kind, Map<String, Object> row, String column, Object value) {
    String raw = raw(value);
    return switch (column) {
      case "code" -> messages.text("notice." + raw, named(row.get("details")), language);
      case "findings" -> value instanceof List<?> findings ? findings(findings) : raw;
      case "sealed" -> opened(bytea(raw), PersonAddresses.place(owner(row)));
      case "number_sealed" -> opened(bytea(raw), PersonNumbers.place(person));
      case "passport_sealed" ->
          opened(
              bytea(raw),
              new SealedPlace(UUID.fromString(String.valueOf(row.get("id"))), "issue.passport"));
      case "number" ->
          kind.row().equals("person_version")
              ? opened(Base64.getDecoder().decode(raw), PersonNumbers.place(owner(row)))
              : raw;
      case "given_in", "givenIn", "taken_over_from", "takenOverFrom" ->
          master
              .areaOf(raw)
              .flatMap(area ->
                  master.municipalities().stream()
                      .filter(each -> each.area().equals(area))
                      .findFirst())
              .map(each -> each.name())
              .orElse(raw);
      case "product" -> master.product(raw).map(Product::brand).orElse(raw);
      case "reissued" -> messages.find("person.reissued." + raw, language).orElse(raw);
      case "void_reason", "voidReason" -> messages.find("person.void." + raw, language).orElse(raw);
      case "whence" -> messages.find("import.whence." + raw, language).orElse(raw);
      case "why" -> kind.row().startsWith("dose") ? whyOfDose(row, raw) : raw;
      case "decided_why" -> doseWords.why(Source.Origin.CONFLICT, raw, language);
      case "sex", "state", "kind", "origin", "outcome", "source", "decision" ->
          messages.find("held.value." + column + "." + raw, language).orElse(raw);
      default -> raw;
    };
  }

  /// The line of the file, or what somebody said.
  private String whyOfDose(Map<String, Object> row, String why) {
    return Source.line(why)
        .map(line -> messages.text("dose.whence.line", Map.of("line", line), language))
        .orElseGet(() ->
            doseWords.why(Source.Origin.valueOf(String.valueOf(row.get("origin"))), why, language));
  }

  /// For whom the row was written: also somebody who was merged into this person.
  private UUID owner(Map<String, Object> row) {
    return row.get("person") instanceof String owner ? UUID.fromString(owner) : person;
  }

  /// What the rules object to, in words where the details are kept, else by code.
  private String findings(List<?> findings) {
    return findings.stream()
        .map(each ->
            each instanceof Map<?, ?> finding
                    && finding.get("rule") instanceof String rule
                    && finding.get("details") instanceof Map<?, ?> details
                ? rule + " " + messages.of(rule, named(details), language).what()
                : raw(each))
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, Object> named(@Nullable Object details) {
    var named = new HashMap<String, Object>();
    if (details instanceof Map<?, ?> map) {
      map.forEach((name, detail) -> named.put(String.valueOf(name), detail));
    }
    return named;
  }

  private String raw(Object value) {
    return switch (value) {
      case Boolean yes -> text(yes ? "held.yes" : "held.no");
      case List<?> list -> list.stream().map(this::raw).collect(Collectors.joining(", "));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(each -> each.getKey() + " " + raw(each.getValue()))
              .collect(Collectors.joining(", "));
      default -> {
        String text = String.valueOf(value);
        yield INSTANT.matcher(text).matches() ? TIME.format(OffsetDateTime.parse(text)) : text;
      }
    };
  }

  private String opened(byte[] sealed, SealedPlace place) {
    return new String(cipher.open(SealedBytes.of(sealed), place), StandardCharsets.UTF_8);
  }

  /// As PostgreSQL writes bytea into JSON: `\x…`.
  private static byte[] bytea(String text) {
    return HexFormat.of().parseHex(text, 2, text.length());
  }

  private String text(String key) {
    return messages.text(key, Map.of(), language);
  }
}
