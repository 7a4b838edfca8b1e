package vrs.server.handover;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.platform.Actor;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;
import vrs.server.staff.Screens;

/// The administrator's screen that makes a ledger file (予防接種台帳向け出力).
@Controller
public final class LedgerPages {
  private final PrepareLedger prepareLedger;
  private final ShowHandovers showHandovers;

  LedgerPages(PrepareLedger prepareLedger, ShowHandovers showHandovers) {
    this.prepareLedger = prepareLedger;
    this.showHandovers = showHandovers;
  }

  /// The form as it was filled.
  public record Filled(Exit exit, boolean changes, Format format, boolean marked, String reason) {
    static final Filled FIRST = new Filled(Exit.LEDGER_LONG, false, Format.CSV_UTF8, true, "");
  }

  @GetMapping("/handovers/ledger")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView form(Actor actor) {
    return screen(actor, Filled.FIRST);
  }

  @PostMapping("/handovers/ledger")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView prepare(
      Actor actor,
      @RequestParam UUID id,
      @RequestParam Form form,
      @RequestParam(defaultValue = "false") boolean changes,
      @RequestParam Encoding format,
      @RequestParam(defaultValue = "false") boolean exact,
      @RequestParam(defaultValue = "false") boolean leaveOut,
      @RequestParam(defaultValue = "") String reason) {
    var filled = new Filled(form.exit, changes, format.format, !exact, reason);
    var order = new LedgerOrder(id, form.exit, changes, format.format, !exact, leaveOut, reason);
    try {
      return switch (prepareLedger.prepare(actor, order)) {
        case PrepareLedger.Outcome.Prepared(var handover) -> HandoverPages.to(handover.id());
        case PrepareLedger.Outcome.CharactersMissing(var notes) ->
            Screens.refused(
                screen(actor, filled).addObject("missing", notes),
                new Refusal(HandoverReason.CHARACTERS_MISSING, Map.of("count", notes.missing())));
      };
    } catch (Refusal refusal) {
      return Screens.refused(screen(actor, filled), refusal);
    }
  }

  /// The two forms, as the screen names them.
  public enum Form {
    LONG(Exit.LEDGER_LONG),
    WIDE(Exit.LEDGER_WIDE);

    private final Exit exit;

    Form(Exit exit) {
      this.exit = exit;
    }
  }

  /// The formats of a table, as the screen names them.
  public enum Encoding {
    UTF8(Format.CSV_UTF8),
    CP932(Format.CSV_CP932),
    XLSX(Format.XLSX);

    private final Format format;

    Encoding(Format format) {
      this.format = format;
    }
  }

  private ModelAndView screen(Actor actor, Filled filled) {
    return new ModelAndView("handover/ledger")
        .addObject("filled", filled)
        .addObject("id", UUID.randomUUID())
        .addObject("missing", null)
        .addObject("lastLong", showHandovers.lastReceived(actor, Exit.LEDGER_LONG).orElse(null))
        .addObject("lastWide", showHandovers.lastReceived(actor, Exit.LEDGER_WIDE).orElse(null));
  }
}
