package vrs.server.erasure;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.certificate.SigningKey;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;

/// Puts into the certificate of erasure what the steps have left, and how far the area's log was
/// sealed: what comes before can be proved against that.
final class WriteCertificate {
  private final DataSource owner;
  private final SigningKey signer;

  WriteCertificate(DataSource owner, SigningKey signer) {
    this.owner = owner;
    this.signer = signer;
  }

  String of(
      AreaErasure erasure,
      StepDetails.Closed closed,
      StepDetails.Rewritten rewritten,
      StepDetails.BackedUp backedUp,
      StepDetails.Destroyed destroyed,
      Instant now) {
    var content = new TreeMap<String, Object>();
    content.put("title", "消去証明書");
    content.put("area", erasure.area().digits());
    content.put("municipality", municipality(erasure.area()));
    content.put("erasure", erasure.id().toString());
    content.put("reference", erasure.reference());
    content.put("asked", by(erasure.asked()));
    content.put("approved", by(erasure.approved().orElseThrow()));
    content.put("returned", returned(erasure.returned().orElseThrow()));
    content.put("certified", now.toString());
    content.put("rows", closed.rows());
    content.put("kept", DeleteRows.KEPT.stream().sorted().toList());
    content.put("rewritten", rewritten);
    content.put("backup", backedUp);
    content.put("destroyed", destroyed);
    content.put("log", logHead(erasure.area()));
    return ErasureCertificate.sign(content, signer);
  }

  private static Map<String, String> by(By by) {
    return Map.of("office", by.office().digits(), "name", by.name(), "at", by.at().toString());
  }

  private static Map<String, String> returned(AreaErasure.Returned returned) {
    var said = new TreeMap<>(by(returned.by()));
    returned.digest().ifPresent(_ -> said.put("sha256", returned.digestText()));
    returned.waiver().ifPresent(why -> said.put("waived", why));
    return said;
  }

  private Map<String, Object> logHead(AreaCode code) {
    return Areas.alsoClosed(owner)
        .read(
            code,
            area ->
                area.sql(
                        """
                        select sequence, encode(chain, 'hex') as chain
                          from audit_seal
                         where area = :area
                         order by sequence desc
                         limit 1
                        """)
                    .query((row, _) ->
                        Map.<String, Object>of(
                            "sequence", row.getLong("sequence"), "chain", row.getString("chain")))
                    .optional()
                    .orElse(Map.of()));
  }

  private String municipality(AreaCode code) {
    return JdbcClient.create(owner)
        .sql(
            """
            select name from municipality
             where area_code = :code
             order by valid_to is not null, valid_from desc
             limit 1
            """)
        .param("code", code.digits())
        .query(String.class)
        .optional()
        .orElse("");
  }
}
