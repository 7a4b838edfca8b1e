package vrs.server.erasure;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vrs.certificate.SigningKey;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Entries;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.BaseBackups;
import vrs.server.platform.KeyStore;
import vrs.server.platform.OwnersDatabase;
import vrs.server.platform.Refusal;
import vrs.server.platform.RunningPostgres;
import vrs.server.platform.Settings;

/// Erases an area for good (領域の消去, C7), in the one order in which nothing comes back: nobody in it;
/// rows deleted; files written anew; a base backup of what is left, in a new generation; then the
/// area's wrapping key and the keys of all earlier generations destroyed; only then the certificate
/// signed.
///
/// The operator executes it by command, as the owner of the database: no zone has such rights. Each
/// step is recorded when it is done and can be done again, so a run that was broken off goes on.
public final class EraseArea {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  static final String PARTY = "operator";

  private final OwnersDatabase database;
  private final KeyStore keys;
  private final MakeBaseBackup makeBaseBackup;
  private final SigningKey signer;
  private final Clock clock;
  private final Areas areas;
  private final AreaErasures erasures = new AreaErasures();
  private final Copies copies = new Copies();
  private final Audit audit;

  /// @param signer of certificates of erasure
  public EraseArea(
      OwnersDatabase database, KeyStore keys, SigningKey signer, Settings settings, Clock clock) {
    this.database = database;
    this.keys = keys;
    this.signer = signer;
    this.clock = clock;
    this.areas = Areas.alsoClosed(database.owner());
    this.audit = new Audit(areas, new Entries());
    this.makeBaseBackup = new MakeBaseBackup(areas, copies, audit, keys, settings, clock);
  }

  /// @param ownBackups of an operator's own PostgreSQL: reference of the record that a fresh backup
  ///   was taken and that the earlier ones are destroyed
  /// @return the certificate of erasure
  /// @throws Refusal G211 to G215
  public String erase(AreaCode code, Optional<String> ownBackups) {
    AreaErasure erasure = wanted(areas.read(code, erasures::latest));
    for (EraseStep step : EraseStep.values()) {
      if (!erasure.steps().contains(step)) {
        Map<String, Object> details =
            switch (step) {
              case CLOSED -> close(code);
              case DELETED -> delete(code);
              case REWRITTEN -> rewrite(erasure);
              case BACKED_UP -> backUp(ownBackups);
              case KEYS_DESTROYED -> destroyKeys(erasure);
              case CERTIFIED -> certify(erasure);
            };
        record(erasure, step, details);
      }
    }
    return areas.read(code, erasures::latest).flatMap(AreaErasure::certificate).orElseThrow();
  }

  private AreaErasure wanted(Optional<AreaErasure> latest) {
    AreaErasure erasure = latest.orElseThrow(() -> new Refusal(AreaErasureReason.NOT_APPROVED));
    return switch (erasure.state()) {
      case ASKED, RETURNED, WITHDRAWN -> throw new Refusal(AreaErasureReason.NOT_APPROVED);
      case APPROVED -> {
        Instant due = erasure.due().orElseThrow();
        if (clock.instant().isBefore(due)) {
          throw new Refusal(
              AreaErasureReason.NOT_DUE, Map.of("due", due.atZone(JAPAN).toLocalDate()));
        }
        yield erasure;
      }
      case ERASING, ERASED -> erasure;
    };
  }

  private Map<String, Object> close(AreaCode code) {
    new CloseArea(database.owner()).close(code, alone -> wanted(erasures.latest(alone, code)));
    // Counted before the first is deleted: a run that is broken off later still knows what there
    // was.
    return Map.of("rows", new DeleteRows(database.owner()).there(code));
  }

  private Map<String, Object> delete(AreaCode code) {
    new DeleteRows(database.owner()).delete(code);
    return Map.of();
  }

  private Map<String, Object> rewrite(AreaErasure erasure) {
    Map<String, Object> rows = rows(erasure);
    var files = new RewriteFiles();
    try {
      files.ofTables(database.owner(), rows.keySet());
      if (database.bundled().isPresent()) {
        files.ofTheServer(database.bundled().get());
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the files could not be written anew", e);
    }
    return Map.of("tables", rows.size());
  }

  private Map<String, Object> backUp(Optional<String> ownBackups) {
    Optional<RunningPostgres> bundled = database.bundled();
    if (bundled.isEmpty()) {
      return Map.of(
          "ownBackups",
          ownBackups.orElseThrow(() -> new Refusal(AreaErasureReason.OWN_BACKUPS_FIRST)));
    }
    BaseBackups.Made made = makeBaseBackup.inNewGeneration(bundled.get(), PARTY);
    return Map.of(
        "file",
        made.file().getFileName().toString(),
        "generation",
        made.generation(),
        "sha256",
        made.sha256());
  }

  /// Nothing of the area is left by now that its keys could open; this makes sure of all copies.
  private Map<String, Object> destroyKeys(AreaErasure erasure) {
    Map<String, Long> left = new DeleteRows(database.owner()).there(erasure.area());
    if (!left.isEmpty()) {
      throw new IllegalStateException("rows are left of a closed area in " + left.keySet());
    }
    keys.destroy(erasure.area());
    if (database.bundled().isEmpty()) {
      return Map.of("generations", List.of());
    }
    int newest =
        (Integer) Objects.requireNonNull(details(erasure, EraseStep.BACKED_UP).get("generation"));
    List<Integer> ended = keys.generations().all().stream().filter(each -> each < newest).toList();
    List<String> files = makeBaseBackup.endBefore(newest, PARTY);
    return Map.of("generations", ended, "backups", files);
  }

  /// @throws Refusal G213 while copies are registered from which the area could be brought back
  private Map<String, Object> certify(AreaErasure erasure) {
    if (erasure.certificate().isPresent()) {
      return Map.of();
    }
    Instant now = clock.instant();
    List<Copies.Copy> left = areas.read(AreaCode.OPERATOR, area -> copies.leftFrom(area, now));
    if (!left.isEmpty()) {
      throw new Refusal(AreaErasureReason.COPIES_LEFT, Map.of("count", left.size()));
    }
    String certificate = ErasureCertificate.sign(content(erasure, now), signer);
    areas.write(
        erasure.area(),
        area -> {
          erasures.certified(area, erasure.id(), certificate);
          audit.enter(
              area,
              Deed.by(PARTY, AreaErasureAction.CERTIFICATE)
                  .with("erasure", erasure.id())
                  .with("key", ErasureCertificate.keyId(certificate)));
          return certificate;
        });
    return Map.of();
  }

  private Map<String, Object> content(AreaErasure erasure, Instant now) {
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
    content.put("rows", rows(erasure));
    content.put("kept", DeleteRows.KEPT.stream().sorted().toList());
    content.put("backup", details(erasure, EraseStep.BACKED_UP));
    content.put("destroyed", details(erasure, EraseStep.KEYS_DESTROYED));
    content.put("log", logHead(erasure.area()));
    return content;
  }

  private static Map<String, Object> by(By by) {
    return Map.of("office", by.office().digits(), "name", by.name(), "at", by.at().toString());
  }

  private static Map<String, Object> returned(AreaErasure.Returned returned) {
    var said = new TreeMap<>(by(returned.by()));
    returned.digest().ifPresent(_ -> said.put("sha256", returned.digestText()));
    returned.waiver().ifPresent(why -> said.put("waived", why));
    return said;
  }

  /// How far the area's log was sealed: what comes before can be proved against this.
  private Map<String, Object> logHead(AreaCode code) {
    return areas.read(
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
    return JdbcClient.create(database.owner())
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

  private void record(AreaErasure erasure, EraseStep step, Map<String, Object> details) {
    areas.write(
        erasure.area(),
        area -> {
          erasures.done(area, erasure.id(), step, JSON.writeValueAsString(details));
          audit.enter(
              area,
              Deed.by(PARTY, AreaErasureAction.STEP)
                  .with("erasure", erasure.id())
                  .with("step", step.name()));
          return step;
        });
  }

  private Map<String, Object> rows(AreaErasure erasure) {
    @SuppressWarnings("unchecked")
    var rows = (Map<String, Object>) details(erasure, EraseStep.CLOSED).get("rows");
    return Objects.requireNonNull(rows);
  }

  private Map<String, Object> details(AreaErasure erasure, EraseStep step) {
    return areas.read(
        erasure.area(),
        (Area area) ->
            JSON.readValue(
                erasures.details(area, erasure.id(), step),
                new TypeReference<Map<String, Object>>() {}));
  }
}
