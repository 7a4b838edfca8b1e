package vrs.server.record;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.platform.Actor;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;
import vrs.server.staff.MenuGroup;
import vrs.server.staff.MenuItem;
import vrs.server.staff.Screens;

/// The administrator's screens of imports: send a file, look at its plan, confirm, get the receipt.
@Controller
public final class ImportPages {
  private final PlanImport planImport;
  private final ConfirmImport confirmImport;
  private final ShowImport showImport;

  ImportPages(PlanImport planImport, ConfirmImport confirmImport, ShowImport showImport) {
    this.planImport = planImport;
    this.confirmImport = confirmImport;
    this.showImport = showImport;
  }

  @GetMapping("/imports")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  @MenuItem(text = "import", group = MenuGroup.FILES, order = 20)
  public ModelAndView list(Actor actor) {
    return new ModelAndView("record/imports").addObject("imports", showImport.all(actor));
  }

  @PostMapping("/imports")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView plan(Actor actor, @RequestParam MultipartFile file) {
    try {
      return to(planImport.plan(actor, file::getInputStream));
    } catch (Refusal refusal) {
      return Screens.refused(list(actor), refusal);
    }
  }

  @GetMapping("/imports/{id}")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView show(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "false") boolean anew,
      Locale locale) {
    ShowImport.Shown shown = showImport.show(actor, id, locale);
    boolean stored = shown.batch().receipt().isPresent();
    return new ModelAndView(stored ? "record/import-receipt" : "record/import-plan")
        .addObject("batch", shown.batch())
        .addObject("receipt", shown.batch().receipt().orElse(null))
        .addObject("rejected", shown.rejected())
        .addObject("doubtful", shown.doubtful())
        .addObject("most", ShowImport.SHOWN)
        .addObject("anew", anew);
  }

  @PostMapping("/imports/{id}/confirm")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView confirm(Actor actor, @PathVariable UUID id, Locale locale) {
    try {
      return switch (confirmImport.confirm(actor, id)) {
        case ConfirmImport.Outcome.Stored(var batch) -> to(batch);
        case ConfirmImport.Outcome.PlannedAnew(var batch) ->
            new ModelAndView("redirect:/imports/" + batch.id() + "?anew=true");
      };
    } catch (Refusal refusal) {
      return refusal.reason() == ImportReason.NO_SUCH_IMPORT
          ? Screens.refused(list(actor), refusal)
          : Screens.refused(show(actor, id, false, locale), refusal);
    }
  }

  @GetMapping("/imports/{id}/errors.csv")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public void errors(
      Actor actor, @PathVariable UUID id, HttpServletResponse response, Locale locale)
      throws IOException {
    showImport.show(actor, id, locale);
    response.setContentType("text/csv; charset=utf-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"errors-" + id + ".csv\"");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    showImport.writeErrors(actor, id, response.getOutputStream(), locale);
  }

  private static ModelAndView to(ImportBatch batch) {
    return new ModelAndView("redirect:/imports/" + batch.id());
  }
}
