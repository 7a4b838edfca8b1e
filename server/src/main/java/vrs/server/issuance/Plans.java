package vrs.server.issuance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaKeys;
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
    var cipher = keys.of(area);
    area.batch(
        """
        insert into plan (area, id, digest, content, stored)
        values (?, ?, ?, ?, ?)
        """,
        prepared.stream()
            .map(each ->
                new Object[] {
                  area.code().digits(),
                  each.issue(),
                  each.checked().digest(),
                  cipher
                      .seal(
                          each.checked().toBeSigned().getBytes(UTF_8),
                          new SealedPlace(each.issue(), "plan.content"))
                      .bytes(),
                  Timestamp.from(area.time())
                })
            .toList());
  }

  /// Leaves only the hash.
  void shrink(Area area, Collection<UUID> issues) {
    area.sql("update plan set content = null where area = :area and id = any(:ids)")
        .param("ids", issues.toArray(UUID[]::new))
        .update();
  }
}
