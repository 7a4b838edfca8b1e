package vrs.server.request;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vrs.proof.AuditEntry;
import vrs.server.audit.Deed;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Municipality;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Messages;

/// Puts an entry of the audit log into words for the person whom it is about.
final class LookWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Tokyo"));
  private final Messages messages;
  private final Locale language;
  private final MasterData master;
  private final boolean withheld;

  LookWords(Messages messages, Locale language, MasterData master, boolean withheld) {
    this.messages = messages;
    this.language = language;
    this.master = master;
    this.withheld = withheld;
  }

  Answer.Entry entry(AuditEntry entry) {
    var items = new ArrayList<Answer.Item>();
    items.add(item("held.look.time", TIME.format(entry.time())));
    items.add(item("held.look.office", office(entry)));
    items.add(
        item(
            "held.look.function",
            messages.find("audit.action." + entry.action(), language).orElse(entry.action())));
    if (entry.purpose() != null && !withheld) {
      items.add(item("held.look.purpose", entry.purpose()));
    }
    if (!entry.outcome().equals(Deed.DONE)) {
      items.add(item("held.look.refused", entry.outcome()));
    }
    return new Answer.Entry(List.copyOf(items));
  }

  /// The municipality, with whether one of its sites; the person, or the system itself.
  private String office(AuditEntry entry) {
    String office = entry.details().get("office");
    if (office == null) {
      return text(entry.actor().equals("citizen") ? "held.look.citizen" : "held.look.system");
    }
    if (withheld && !office.equals(entry.area())) {
      return text("held.withheld");
    }
    String name = AreaCode.isValid(office) ? name(new AreaCode(office)) : office;
    return entry.device() == null ? name : name + " " + text("held.look.site");
  }

  private String name(AreaCode office) {
    return master.municipalities().stream()
        .filter(each -> each.area().equals(office.real()))
        .map(Municipality::name)
        .findFirst()
        .orElse(office.digits());
  }

  private Answer.Item item(String label, String value) {
    return new Answer.Item(text(label), value);
  }

  private String text(String key) {
    return messages.text(key, Map.of(), language);
  }
}
