package vrs.server.handover;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
import vrs.server.staff.Colleagues;
import vrs.server.staff.MenuGroup;
import vrs.server.staff.MenuItem;
import vrs.server.staff.Screens;

/// The administrator's screens of files that leave: all of them, and one to be fetched and
/// confirmed.
@Controller
public final class HandoverPages {
  private final ShowHandovers showHandovers;
  private final DownloadHandover downloadHandover;
  private final ConfirmHandover confirmHandover;
  private final ManageBackups manageBackups;
  private final Colleagues colleagues;

  HandoverPages(
      ShowHandovers showHandovers,
      DownloadHandover downloadHandover,
      ConfirmHandover confirmHandover,
      ManageBackups manageBackups,
      Colleagues colleagues) {
    this.showHandovers = showHandovers;
    this.downloadHandover = downloadHandover;
    this.confirmHandover = confirmHandover;
    this.manageBackups = manageBackups;
    this.colleagues = colleagues;
  }

  @GetMapping("/handovers")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  @MenuItem(text = "handover", group = MenuGroup.FILES, order = 60)
  public ModelAndView list(Actor actor) {
    return new ModelAndView("handover/handovers")
        .addObject("handovers", showHandovers.all(actor))
        .addObject("failure", manageBackups.show(actor).failure().orElse(null));
  }

  @GetMapping("/handovers/{id}")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView show(Actor actor, @PathVariable UUID id) {
    ShowHandovers.Shown shown = showHandovers.show(actor, id);
    return new ModelAndView("handover/handover")
        .addObject("handover", shown.handover())
        .addObject("receipt", shown.handover().receipt().orElse(null))
        .addObject("downloads", shown.downloads())
        .addObject("notes", shown.notes())
        .addObject("people", colleagues.of(actor))
        .addObject("most", LedgerNotes.MOST)
        .addObject("typed", Handover.TYPED);
  }

  /// A form's answer is the file: so the reason stands in no address.
  @PostMapping("/handovers/{id}/file")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public @Nullable ModelAndView download(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      HttpServletResponse response)
      throws IOException {
    Handover handover;
    try {
      handover = downloadHandover.begin(actor, id, reason);
    } catch (Refusal refusal) {
      return refused(actor, id, refusal);
    }
    response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    response.setContentLengthLong(handover.bytes());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + handover.name() + "\"");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    byte[] digest = HexFormat.of().parseHex(handover.digest());
    response.setHeader(
        "Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
    downloadHandover.write(actor, id, response.getOutputStream());
    return null;
  }

  @PostMapping("/handovers/{id}/confirm")
  @OpenTo(zone = Zone.LGWAN, audience = Audience.MUNICIPALITY, roles = Role.ADMINISTRATOR)
  public ModelAndView confirm(
      Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String digest) {
    try {
      confirmHandover.confirm(actor, id, digest);
      return to(id);
    } catch (Refusal refusal) {
      return refused(actor, id, refusal);
    }
  }

  private ModelAndView refused(Actor actor, UUID id, Refusal refusal) {
    return refusal.reason() == HandoverReason.NO_SUCH_HANDOVER
        ? Screens.refused(list(actor), refusal)
        : Screens.refused(show(actor, id), refusal);
  }

  static ModelAndView to(UUID id) {
    return new ModelAndView("redirect:/handovers/" + id);
  }
}
