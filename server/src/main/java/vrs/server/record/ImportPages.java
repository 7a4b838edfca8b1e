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
import vrs.server.staff.Colleagues;
import vrs.server.staff.MenuGroup;
import vrs.server.staff.MenuItem;
import vrs.server.staff.Screens;

/// The administrator's screens of imports: send a file, follow the making of its plan, confirm,
/// follow the storing, get the receipt. All of them are one address; the import's phase decides.
@Controller
public final class ImportPages {
  /// After how many seconds a browser without JavaScript asks again.
  private static final int REFRESH_SECONDS = 5;

  private final ReceiveImport receiveImport;
  private final ConfirmImport confirmImport;
  private final CancelImport cancelImport;
  private final ShowImport showImport;
  private final ImportQueue queue;
  private final Colleagues colleagues;

  ImportPages(
      ReceiveImport receiveImport,
      ConfirmImport confirmImport,
      CancelImport cancelImport,
      ShowImport showImport,
      ImportQueue queue,
      Colleagues colleagues) {
    this.receiveImport = receiveImport;
    this.confirmImport = confirmImport;
    this.cancelImport = cancelImport;
    this.showImport = showImport;
    this.queue = queue;
    this.colleagues = colleagues;
  }

  @GetMapping("/imports")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  @MenuItem(text = "import", group = MenuGroup.FILES, order = 20)
  public ModelAndView list(Actor actor) {
    return new ModelAndView("record/imports").addObject("imports", showImport.all(actor));
  }

  @PostMapping("/imports")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView receive(Actor actor, @RequestParam MultipartFile file) throws IOException {
    try {
      ImportBatch batch = receiveImport.receive(actor, file.getInputStream());
      queue.plan(actor.office());
      return to(batch.id());
    } catch (Refusal refusal) {
      return Screens.refused(list(actor), refusal);
    }
  }

  @GetMapping("/imports/{id}")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView show(Actor actor, @PathVariable UUID id, Locale locale) {
    ShowImport.Shown shown = showImport.show(actor, id, locale);
    ImportBatch batch = shown.batch();
    var screen =
        switch (batch.phase()) {
          case WAITING, PLANNING, STORING, UNDOING ->
              new ModelAndView("record/import-progress").addObject("refresh", REFRESH_SECONDS);
          case PLANNED -> new ModelAndView("record/import-plan");
          case STORED, UNDONE ->
              new ModelAndView("record/import-receipt")
                  .addObject("undoable", shown.undoable())
                  .addObject("office", colleagues.of(actor));
          case REFUSED -> new ModelAndView("record/import-refused");
        };
    screen
        .addObject("batch", batch)
        .addObject("before", shown.before())
        .addObject("rejected", shown.rejected())
        .addObject("doubtful", shown.doubtful())
        .addObject("most", ShowImport.SHOWN);
    return batch
        .refused()
        .map(refused -> Screens.refused(screen, refused.refusal()))
        .orElse(screen);
  }

  /// The part of the page that moves. Once nothing moves any more, the page is opened anew.
  @GetMapping("/imports/{id}/progress")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView progress(
      Actor actor, @PathVariable UUID id, HttpServletResponse response, Locale locale) {
    try {
      ShowImport.Shown shown = showImport.show(actor, id, locale);
      if (!shown.batch().phase().moves()) {
        response.setHeader("HX-Refresh", "true");
      }
      return new ModelAndView("record/import-progress :: bar")
          .addObject("batch", shown.batch())
          .addObject("before", shown.before());
    } catch (Refusal refusal) {
      response.setHeader("HX-Redirect", "/imports"); // cancelled in another window
      throw refusal;
    }
  }

  @PostMapping("/imports/{id}/confirm")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView confirm(Actor actor, @PathVariable UUID id, Locale locale) {
    try {
      confirmImport.begin(actor, id).ifPresent(work -> queue.execute(() -> store(actor, work)));
      return to(id);
    } catch (Refusal refusal) {
      return refused(actor, id, locale, refusal);
    }
  }

  private void store(Actor actor, ImportWork work) {
    if (!confirmImport.store(actor, work)) {
      queue.plan(actor.office());
    }
  }

  @PostMapping("/imports/{id}/cancel")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView cancel(Actor actor, @PathVariable UUID id, Locale locale) {
    try {
      cancelImport.cancel(actor, id);
      return new ModelAndView("redirect:/imports");
    } catch (Refusal refusal) {
      return refused(actor, id, locale, refusal);
    }
  }

  @GetMapping("/imports/{id}/errors.csv")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public void errors(
      Actor actor, @PathVariable UUID id, HttpServletResponse response, Locale locale)
      throws IOException {
    showImport.requirePlan(actor, id);
    response.setContentType("text/csv; charset=utf-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"errors-" + id + ".csv\"");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    showImport.writeErrors(actor, id, response.getOutputStream(), locale);
  }

  private ModelAndView refused(Actor actor, UUID id, Locale locale, Refusal refusal) {
    return refusal.reason() == ImportReason.NO_SUCH_IMPORT
        ? Screens.refused(list(actor), refusal)
        : Screens.refused(show(actor, id, locale), refusal);
  }

  private static ModelAndView to(UUID id) {
    return new ModelAndView("redirect:/imports/" + id);
  }
}
