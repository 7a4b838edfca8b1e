package vrs.server.erasure;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Nation;
import vrs.server.platform.Refusal;

/// Hands a certificate of erasure to agency or operator, who give it to the municipality: nobody of
/// the municipality can sign in any more. It names the persons who acted, so the look is in the log
/// (I8).
@Component
public final class ReadCertificate {
  private final Nation nation;
  private final AreaErasures erasures;
  private final Audit audit;

  ReadCertificate(Nation nation, AreaErasures erasures, Audit audit) {
    this.nation = nation;
    this.erasures = erasures;
    this.audit = audit;
  }

  /// @return a compact JWS
  /// @throws Refusal G202 if there is none
  public String read(Actor actor, AreaCode area, UUID id) {
    String certificate =
        nation.read(erasures::all).stream()
            .filter(each -> each.area().equals(area) && each.id().equals(id))
            .findFirst()
            .flatMap(AreaErasure::certificate)
            .orElseThrow(() -> new Refusal(AreaErasureReason.NO_SUCH_REQUEST));
    audit.look(
        actor.office(),
        Deed.of(actor, AreaErasureAction.READ_CERTIFICATE).with("area", area).with("erasure", id));
    return certificate;
  }
}
