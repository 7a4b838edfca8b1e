package vrs.server.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vrs.server.platform.AreaCipher;
import vrs.server.platform.SealedBytes;
import vrs.server.record.FurtherItems.TicketItems;

/// A version's content as a document: the items of the person, and what became of tickets. Versions
/// of an import name the one ticket of their line beside the items ([PersonRows]).
final class PersonContent {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TICKETS = "tickets";

  private PersonContent() {}

  /// @param sealed the Individual Number
  static String write(PersonItems items, byte @Nullable [] sealed, List<TicketChange> tickets) {
    ObjectNode content = JSON.createObjectNode();
    items
        .texts()
        .forEach((item, text) -> {
          switch (item) {
            case ADDRESS, INDIVIDUAL_NUMBER -> {}
            case WITHHELD -> content.put(item.key(), true);
            default -> content.put(item.key(), text);
          }
        });
    if (sealed != null) {
      content.put(PersonItem.INDIVIDUAL_NUMBER.key(), Base64.getEncoder().encodeToString(sealed));
    }
    if (!tickets.isEmpty()) {
      ArrayNode changes = content.putArray(TICKETS);
      tickets.forEach(each -> put(changes.addObject(), each));
    }
    return content.toString();
  }

  private static void put(ObjectNode node, TicketChange change) {
    node.put("ticket", change.number());
    change.was().ifPresent(state -> put(node.putObject("was"), state));
    change.now().ifPresent(state -> put(node.putObject("now"), state));
  }

  private static void put(ObjectNode node, TicketChange.State state) {
    node.put("issued", state.issued().toString());
    TicketItems items = state.items();
    items.reissued().ifPresent(reason -> node.put("reissued", reason.name()));
    items.voided().ifPresent(day -> node.put("voided", day.toString()));
    items.voidReason().ifPresent(reason -> node.put("voidReason", reason.name()));
  }

  /// The items; the address lies elsewhere.
  static PersonItems items(AreaCipher cipher, UUID person, JsonNode content) {
    var texts = new EnumMap<PersonItem, String>(PersonItem.class);
    for (PersonItem item : PersonItem.values()) {
      JsonNode node = content.path(item.key());
      if (!node.isMissingNode()) {
        texts.put(
            item,
            switch (item) {
              case WITHHELD -> node.asBoolean() ? "1" : "";
              case INDIVIDUAL_NUMBER -> number(cipher, person, node.asString());
              default -> node.asString();
            });
      }
    }
    return new PersonItems(texts);
  }

  private static String number(AreaCipher cipher, UUID person, String sealed) {
    return new String(
        cipher.open(
            SealedBytes.of(Base64.getDecoder().decode(sealed)), PersonNumbers.place(person)),
        US_ASCII);
  }

  /// What became of tickets.
  static List<TicketChange> tickets(JsonNode content) {
    var changes = new ArrayList<TicketChange>();
    if (content.has("ticket")) {
      changes.add(TicketChange.issued(content.get("ticket").asString(), state(content)));
    }
    for (JsonNode each : content.path(TICKETS)) {
      changes.add(
          new TicketChange(
              each.get("ticket").asString(),
              Optional.ofNullable(each.get("was")).map(PersonContent::state),
              Optional.ofNullable(each.get("now")).map(PersonContent::state)));
    }
    return changes;
  }

  private static TicketChange.State state(JsonNode node) {
    return new TicketChange.State(
        LocalDate.parse(node.get("issued").asString()),
        new TicketItems(
            text(node, "reissued").map(ReissueReason::valueOf),
            text(node, "voided").map(LocalDate::parse),
            text(node, "voidReason").map(VoidReason::valueOf)));
  }

  private static Optional<String> text(JsonNode node, String key) {
    return Optional.ofNullable(node.get(key)).map(JsonNode::asString);
  }
}
