package vrs.server.issuance;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.Area;
import vrs.server.record.DoseChanged;
import vrs.server.record.NoticeCode;
import vrs.server.record.Notices;
import vrs.server.record.Source;

/// Revokes the certificates that state a dose as it no longer is (失効), in the transaction that
/// corrects or erases it: a correction reaches the certificate in one step (C2). Who holds one is
/// told at the next contact: at the counter by a notice, in the app by the revocation list.
@Component
final class RevokeCorrected implements DoseChanged {
  private final Issues issues;
  private final Audit audit;
  private final Pseudonyms pseudonyms;
  private final Notices notices;

  RevokeCorrected(Issues issues, Audit audit, Pseudonyms pseudonyms, Notices notices) {
    this.issues = issues;
    this.audit = audit;
    this.pseudonyms = pseudonyms;
    this.notices = notices;
  }

  @Override
  public void changed(Area area, Source source, Collection<UUID> doses) {
    List<Issues.Revoked> revoked = issues.revokeThoseOf(area, doses);
    revoked.forEach(each ->
        notices.add(
            area,
            each.person(),
            NoticeCode.CERTIFICATE_REVOKED,
            Map.of("certificate", each.certificate())));
    audit.enterAll(
        area,
        revoked.stream()
            .map(each ->
                Deed.by(source.actor().toString(), IssuanceAction.REVOKE)
                    .about(pseudonyms.of(area.code(), each.person()))
                    .because("a dose was corrected")
                    .with("issue", each.issue()))
            .toList());
  }

  @Override
  public Set<UUID> restingOn(Area area, Collection<UUID> doses) {
    return issues.stated(area, doses);
  }
}
