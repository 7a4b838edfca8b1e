package vrs.server.issuance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Rows;
import vrs.server.platform.SealedBytes;
import vrs.server.platform.SealedPlace;

/// The table of plans: what is about to be signed, stored before signing. Once the certificate is
/// issued only the hash is left (E4).
@Component
final class Plans {
  private final AreaKeys keys;

  Plans(AreaKeys keys) {
    this.keys = keys;
  }

  void add(Area area, List<Prepared> prepared) {
    if (prepared.isEmpty()) {
      return;
    }
    var cipher = keys.of(area);
    var rows = new Rows<>(PlanColumn.class);
    for (Prepared each : prepared) {
      SealedBytes content =
          cipher.seal(
              each.checked().toBeSigned().getBytes(UTF_8),
              new SealedPlace(each.issue(), "plan.content"));
      rows.put(PlanColumn.ID, each.issue())
          .put(PlanColumn.DIGEST, each.checked().digest())
          .put(PlanColumn.CONTENT, content.bytes())
          .endRow();
    }
    rows.bind(
            area.sql(
                """
                insert into plan (area, id, digest, content, stored)
                select :area, id, digest, content, now() from %s
                """
                    .formatted(Rows.from(PlanColumn.class))))
        .update();
  }

  private enum PlanColumn implements Rows.Column {
    ID(Rows.Type.UUID),
    DIGEST(Rows.Type.TEXT),
    CONTENT(Rows.Type.BYTES);

    private final Rows.Type type;

    PlanColumn(Rows.Type type) {
      this.type = type;
    }

    @Override
    public Rows.Type type() {
      return type;
    }
  }

  /// Leaves only the hash.
  void shrink(Area area, Collection<UUID> issues) {
    area.sql("update plan set content = null where area = :area and id = any(:ids)")
        .param("ids", issues.toArray(UUID[]::new))
        .update();
  }
}
