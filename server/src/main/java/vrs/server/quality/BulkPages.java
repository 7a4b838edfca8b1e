package vrs.server.quality;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.municipality.Masters;
import vrs.server.platform.Actor;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;
import vrs.server.record.DoseEntry;
import vrs.server.record.DoseWords;
import vrs.server.record.Ground;
import vrs.server.record.ItemChanges;
import vrs.server.staff.Screens;

/// The screens on which administrators correct all doses of a table at once: chosen, previewed,
/// confirmed with a reason, and taken back if it was wrong.
@Controller
public final class BulkPages {
  private final PreviewBulk previewBulk;
  private final CorrectBulk correctBulk;
  private final ShowBulk showBulk;
  private final Masters masters;
  private final DoseWords words;

  BulkPages(
      PreviewBulk previewBulk,
      CorrectBulk correctBulk,
      ShowBulk showBulk,
      Masters masters,
      DoseWords words) {
    this.previewBulk = previewBulk;
    this.correctBulk = correctBulk;
    this.showBulk = showBulk;
    this.masters = masters;
    this.words = words;
  }

  /// @param sent may name a site, a day or a file already
  @GetMapping("/quality/bulk")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView choose(Actor actor, @RequestParam MultiValueMap<String, String> sent) {
    return screen(actor, sent);
  }

  /// What is selected, and what the correction would do. The choice travels in the body, because
  /// the addresses of a log should not tell who worked where.
  @PostMapping("/quality/bulk/preview")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView preview(Actor actor, @RequestParam MultiValueMap<String, String> form) {
    ModelAndView screen = screen(actor, form);
    try {
      Selection selection = Selection.of(form);
      screen.addObject("parts", previewBulk.parts(actor, selection));
      ItemChanges changes = ItemChanges.of(form, masters.current());
      return screen
          .addObject("preview", previewBulk.preview(actor, selection, changes))
          .addObject("changes", changes);
    } catch (Refusal refusal) {
      return Screens.refused(screen, refusal);
    }
  }

  @PostMapping("/quality/bulk")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView correct(
      Actor actor, @RequestParam String digest, @RequestParam MultiValueMap<String, String> form) {
    try {
      UUID id =
          correctBulk.correct(
              actor,
              Selection.of(form),
              ItemChanges.of(form, masters.current()),
              DoseEntry.of(form).noted(),
              digest);
      return new ModelAndView("redirect:/quality/bulks/" + id);
    } catch (Refusal refusal) {
      return Screens.refused(preview(actor, form), refusal);
    }
  }

  @GetMapping("/quality/bulks/{id}")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView show(Actor actor, @PathVariable UUID id) {
    return new ModelAndView("quality/bulk-receipt")
        .addObject("shown", showBulk.show(actor, id))
        .addObject("doseWords", words);
  }

  /// Goes on with a correction that was cut off.
  @PostMapping("/quality/bulks/{id}/rest")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView goOn(Actor actor, @PathVariable UUID id) {
    correctBulk.goOn(actor, id);
    return new ModelAndView("redirect:/quality/bulks/" + id);
  }

  @PostMapping("/quality/bulks/{id}/undo")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView undo(Actor actor, @PathVariable UUID id) {
    try {
      correctBulk.undo(actor, id);
      return new ModelAndView("redirect:/quality/bulks/" + id);
    } catch (Refusal refusal) {
      if (refusal.reason() == QualityReason.NO_SUCH_BULK) {
        throw refusal;
      }
      return Screens.refused(show(actor, id), refusal);
    }
  }

  private ModelAndView screen(Actor actor, MultiValueMap<String, String> sent) {
    return new ModelAndView("quality/bulk")
        .addObject("sent", new Sent(sent))
        .addObject("sites", showBulk.sites(actor))
        .addObject("latest", showBulk.latest(actor))
        .addObject("products", masters.current().products())
        .addObject("grounds", Ground.values())
        .addObject("doseWords", words);
  }

  /// What was typed, to be shown again.
  public record Sent(MultiValueMap<String, String> fields) {
    public Sent {
      fields = new LinkedMultiValueMap<>(fields);
    }

    public String of(String name) {
      return Optional.ofNullable(fields.getFirst(name)).orElse("");
    }

    @Override
    public String toString() {
      return "[hidden]";
    }
  }
}
