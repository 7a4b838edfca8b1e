package vrs.server.issuance;

import java.util.List;
import org.springframework.stereotype.Component;
import vrs.server.record.Trace;
import vrs.server.record.Traces;

/// What stays of a certificate of somebody erased: that it was given out, its ids, and that it no
/// longer holds, so that who shows it is told so. The certificates were revoked before
/// ([RevokeCorrected]). Of an erased dose the history never said more than its id.
@Component
final class IssuanceTraces implements Traces {
  private static final String STATING =
      """
      (select issue from issue_dose where area = :area and dose = any(:doses))
      """;

  @Override
  public List<Trace> all() {
    return List.of(
        Trace.deleted(
            "plan",
            "id in (select id from issue where area = :area and person = :person)",
            "id in " + STATING),
        Trace.deleted(
            "issue_dose",
            "issue in (select id from issue where area = :area and person = :person)",
            "dose = any(:doses)"),
        Trace.blanked(
            "issue",
            """
            person = null, name = null, birth_date = null, nationality = null,
            passport_sealed = null
            """,
            "person = :person",
            ""));
  }
}
