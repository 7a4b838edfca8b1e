package vrs.server.erasure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Audience;
import vrs.server.platform.Nation;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;
import vrs.server.staff.MenuGroup;
import vrs.server.staff.MenuItem;
import vrs.server.staff.Screens;

/// The screens of agency and operator: all erasures of areas, instructions of the agency, the
/// operator's approval of those, and the certificates (C7).
@Controller
public final class OverseeErasuresPages {
  private final Nation nation;
  private final AreaErasures erasures;
  private final AskAreaErasure askAreaErasure;
  private final ConfirmReturn confirmReturn;
  private final DecideAreaErasure decideAreaErasure;
  private final ReadCertificate readCertificate;

  OverseeErasuresPages(
      Nation nation,
      AreaErasures erasures,
      AskAreaErasure askAreaErasure,
      ConfirmReturn confirmReturn,
      DecideAreaErasure decideAreaErasure,
      ReadCertificate readCertificate) {
    this.nation = nation;
    this.erasures = erasures;
    this.askAreaErasure = askAreaErasure;
    this.confirmReturn = confirmReturn;
    this.decideAreaErasure = decideAreaErasure;
    this.readCertificate = readCertificate;
  }

  @GetMapping("/area-erasures")
  @OpenTo(
      zone = Zone.ADMINISTRATION,
      audience = {Audience.AGENCY, Audience.OPERATOR},
      roles = {Role.ADMINISTRATOR, Role.OPERATOR})
  @MenuItem(text = "area-erasures", group = MenuGroup.PARTNERS, order = 55)
  public ModelAndView page(Actor actor, @RequestParam(defaultValue = "false") boolean changed) {
    return new ModelAndView("erasure/areas")
        .addObject("erasures", nation.read(erasures::all))
        .addObject("isAgency", actor.audience() == Audience.AGENCY)
        .addObject("isOperator", actor.audience() == Audience.OPERATOR)
        .addObject("municipality", "")
        .addObject("reference", "")
        .addObject("reason", "")
        .addObject("changed", changed);
  }

  @PostMapping("/area-erasures")
  @OpenTo(zone = Zone.ADMINISTRATION, audience = Audience.AGENCY, roles = Role.ADMINISTRATOR)
  public ModelAndView instruct(
      Actor actor,
      @RequestParam(defaultValue = "") String municipality,
      @RequestParam(defaultValue = "") String reference,
      @RequestParam(defaultValue = "") String reason) {
    try {
      askAreaErasure.ask(actor, area(municipality.strip()), reference, reason);
      return changed();
    } catch (Refusal refusal) {
      return Screens.refused(
          page(actor, false)
              .addObject("municipality", municipality)
              .addObject("reference", reference)
              .addObject("reason", reason),
          refusal);
    }
  }

  @PostMapping("/area-erasures/{municipality}/{id}/waiver")
  @OpenTo(zone = Zone.ADMINISTRATION, audience = Audience.AGENCY, roles = Role.ADMINISTRATOR)
  public ModelAndView waive(
      Actor actor,
      @PathVariable String municipality,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason) {
    return changed(
        actor,
        () -> {
          confirmReturn.waive(actor, area(municipality), id, reason);
          return id;
        });
  }

  @PostMapping("/area-erasures/{municipality}/{id}/approve")
  @OpenTo(zone = Zone.ADMINISTRATION, audience = Audience.OPERATOR, roles = Role.OPERATOR)
  public ModelAndView approve(
      Actor actor, @PathVariable String municipality, @PathVariable UUID id) {
    return changed(
        actor,
        () -> {
          decideAreaErasure.approve(actor, area(municipality), id);
          return id;
        });
  }

  @PostMapping("/area-erasures/{municipality}/{id}/withdraw")
  @OpenTo(zone = Zone.ADMINISTRATION, audience = Audience.AGENCY, roles = Role.ADMINISTRATOR)
  public ModelAndView withdraw(
      Actor actor, @PathVariable String municipality, @PathVariable UUID id) {
    return changed(
        actor,
        () -> {
          decideAreaErasure.withdraw(actor, area(municipality), id);
          return id;
        });
  }

  /// The certificate, to be read and printed.
  @GetMapping("/area-erasures/{municipality}/{id}")
  @OpenTo(
      zone = Zone.ADMINISTRATION,
      audience = {Audience.AGENCY, Audience.OPERATOR},
      roles = {Role.ADMINISTRATOR, Role.OPERATOR})
  public ModelAndView certificate(
      Actor actor, @PathVariable String municipality, @PathVariable UUID id) {
    try {
      String certificate = readCertificate.read(actor, area(municipality), id);
      return new ModelAndView("erasure/certificate")
          .addObject("says", ErasureCertificate.read(certificate))
          .addObject("key", ErasureCertificate.keyId(certificate))
          .addObject("municipality", municipality)
          .addObject("id", id);
    } catch (Refusal refusal) {
      return Screens.refused(page(actor, false), refusal);
    }
  }

  /// The certificate as it was signed.
  @GetMapping("/area-erasures/{municipality}/{id}/certificate.jws")
  @OpenTo(
      zone = Zone.ADMINISTRATION,
      audience = {Audience.AGENCY, Audience.OPERATOR},
      roles = {Role.ADMINISTRATOR, Role.OPERATOR})
  public ResponseEntity<byte[]> file(
      Actor actor, @PathVariable String municipality, @PathVariable UUID id) {
    AreaCode area = area(municipality);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "application/jose")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("erasure-" + area + ".jws").build().toString())
        .body(readCertificate.read(actor, area, id).getBytes(US_ASCII));
  }

  private static AreaCode area(String code) {
    if (!AreaCode.isValid(code)) {
      throw new Refusal(AreaErasureReason.NO_SUCH_MUNICIPALITY);
    }
    return new AreaCode(code);
  }

  private ModelAndView changed(Actor actor, Supplier<UUID> deed) {
    try {
      deed.get();
      return changed();
    } catch (Refusal refusal) {
      return Screens.refused(page(actor, false), refusal);
    }
  }

  private static ModelAndView changed() {
    return new ModelAndView("redirect:/area-erasures?changed=true");
  }
}
