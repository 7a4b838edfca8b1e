package vrs.server.record;

import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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

/// The administrator's screen for taking an import back: what it would come to, then the doing.
@Controller
public final class UndoImportPages {
  private final UndoImport undoImport;
  private final ImportQueue queue;
  private final ImportPages importPages;

  UndoImportPages(UndoImport undoImport, ImportQueue queue, ImportPages importPages) {
    this.undoImport = undoImport;
    this.queue = queue;
    this.importPages = importPages;
  }

  @GetMapping("/imports/{id}/undo")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView plan(Actor actor, @PathVariable UUID id, Locale locale) {
    try {
      UndoImport.Plan plan = undoImport.plan(actor, id);
      return new ModelAndView("record/import-undo")
          .addObject("batch", plan.batch())
          .addObject("undo", plan.undo());
    } catch (Refusal refusal) {
      return refused(actor, id, locale, refusal);
    }
  }

  /// @param removed with the others, what the screen showed
  @PostMapping("/imports/{id}/undo")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView undo(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam int removed,
      @RequestParam int restored,
      @RequestParam int stayed,
      Locale locale) {
    var shown = new ImportUndo.Counts(removed, restored, stayed);
    try {
      undoImport
          .begin(actor, id)
          .ifPresent(work -> queue.execute(() -> undoImport.undo(actor, work, shown)));
      return new ModelAndView("redirect:/imports/" + id);
    } catch (Refusal refusal) {
      return refused(actor, id, locale, refusal);
    }
  }

  private ModelAndView refused(Actor actor, UUID id, Locale locale, Refusal refusal) {
    return Screens.refused(
        refusal.reason() == ImportReason.NO_SUCH_IMPORT
            ? importPages.list(actor)
            : importPages.show(actor, id, locale),
        refusal);
  }
}
