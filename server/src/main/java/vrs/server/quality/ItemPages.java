package vrs.server.quality;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
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
import vrs.server.record.CheckDose;
import vrs.server.record.CorrectDose;
import vrs.server.record.DoseEntry;
import vrs.server.record.UndoDoseChange;
import vrs.server.record.WithdrawDose;

/// The doses of the work list, one at a time: accepted, corrected, withdrawn or put back with one
/// key each, and then the next one comes by itself.
@Controller
public final class ItemPages {
  private final ItemScreens screens;
  private final ShowStrip showStrip;
  private final CheckDose checkDose;
  private final CorrectDose correctDose;
  private final WithdrawDose withdrawDose;
  private final UndoDoseChange undoDoseChange;
  private final MarkItem markItem;

  ItemPages(
      ItemScreens screens,
      ShowStrip showStrip,
      CheckDose checkDose,
      CorrectDose correctDose,
      WithdrawDose withdrawDose,
      UndoDoseChange undoDoseChange,
      MarkItem markItem) {
    this.screens = screens;
    this.showStrip = showStrip;
    this.checkDose = checkDose;
    this.correctDose = correctDose;
    this.withdrawDose = withdrawDose;
    this.undoDoseChange = undoDoseChange;
    this.markItem = markItem;
  }

  @GetMapping("/quality/doses/{id}")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView item(
      Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent) {
    return screens.item(actor, id, sent, "");
  }

  /// As [#item], with the reason that a protected person needs.
  @PostMapping("/quality/doses/{id}")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView item(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam MultiValueMap<String, String> sent) {
    return screens.item(actor, id, sent, reason);
  }

  @GetMapping("/quality/doses/{id}/strip")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ResponseEntity<byte[]> strip(Actor actor, @PathVariable UUID id) {
    return picture(showStrip.ofDose(actor, id));
  }

  static ResponseEntity<byte[]> picture(byte[] jpeg) {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .cacheControl(CacheControl.noStore())
        .body(jpeg);
  }

  @PostMapping("/quality/doses/{id}/check")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView check(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam MultiValueMap<String, String> sent) {
    DoseEntry entry = DoseEntry.of(sent);
    return done(
        actor, id, sent, Done.Deed.CHECKED, () -> checkDose.check(actor, id, version, entry));
  }

  @PostMapping("/quality/doses/{id}/correction")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView correct(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam(defaultValue = "false") boolean exchange,
      @RequestParam MultiValueMap<String, String> sent) {
    DoseEntry entry = DoseEntry.of(sent);
    return done(
        actor,
        id,
        sent,
        Done.Deed.CORRECTED,
        () -> correctDose.correct(actor, id, version, entry, exchange));
  }

  @PostMapping("/quality/doses/{id}/withdrawal")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView withdraw(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam MultiValueMap<String, String> sent) {
    DoseEntry entry = DoseEntry.of(sent);
    return done(
        actor,
        id,
        sent,
        Done.Deed.WITHDRAWN,
        () -> withdrawDose.withdraw(actor, id, version, entry));
  }

  @PostMapping("/quality/doses/{id}/note")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView putBack(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String text,
      @RequestParam MultiValueMap<String, String> sent) {
    return done(actor, id, sent, Done.Deed.PUT_BACK, () -> markItem.putBack(actor, id, text));
  }

  /// The dose differs from the others of its table, and rightly.
  @PostMapping("/quality/doses/{id}/as-it-is")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView asItIs(
      Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent) {
    return done(actor, id, sent, Done.Deed.AS_IT_IS, () -> markItem.asItIs(actor, id));
  }

  @PostMapping("/quality/doses/{id}/undo")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView undo(
      Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent) {
    return back(actor, id, sent, () -> undoDoseChange.undo(actor, id));
  }

  @PostMapping("/quality/doses/{id}/takeback")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = {Role.COUNTER, Role.ADMINISTRATOR})
  public ModelAndView takeBack(
      Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent) {
    return back(actor, id, sent, () -> markItem.takeBack(actor, id));
  }

  /// The next item comes, and says what was done with this one.
  private ModelAndView done(
      Actor actor, UUID id, MultiValueMap<String, String> sent, Done.Deed deed, Supplier<?> work) {
    try {
      work.get();
      return screens.next(actor, sent, new Done(deed, id));
    } catch (Refusal refusal) {
      return screens.refused(actor, id, sent, refusal);
    }
  }

  /// The item whose deed was taken back comes again.
  private ModelAndView back(
      Actor actor, UUID id, MultiValueMap<String, String> sent, Supplier<?> work) {
    try {
      work.get();
      return new ModelAndView("redirect:" + Way.of(sent).to("/quality/doses/" + id));
    } catch (Refusal refusal) {
      return screens.refused(actor, id, sent, refusal);
    }
  }
}
