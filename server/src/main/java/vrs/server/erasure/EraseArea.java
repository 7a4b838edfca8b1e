package vrs.server.erasure;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import vrs.certificate.SigningKey;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Entries;
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
  private final DeleteRows rows;
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
    this.rows = new DeleteRows(database.owner());
    this.audit = new Audit(areas, new Entries());
    this.makeBaseBackup = new MakeBaseBackup(areas, copies, audit, keys, settings, clock);
  }

  /// @return the certificate of erasure; empty: stopped after the rows were deleted, as wished
  /// @throws Refusal G211 to G215
  public Optional<String> erase(AreaCode code, OwnWork own) {
    AreaErasure erasure = wanted(areas.read(code, erasures::latest));
    for (EraseStep step : EraseStep.values()) {
      if (!erasure.steps().contains(step)) {
        StepDetails details =
            switch (step) {
              case CLOSED -> close(code);
              case DELETED -> delete(code);
              case REWRITTEN -> rewrite(own.rewrite());
              case BACKED_UP -> backUp(own.backups());
              case KEYS_DESTROYED -> destroyKeys(erasure);
              case CERTIFIED -> certify(erasure);
            };
        record(erasure, step, details);
      }
      if (step == EraseStep.DELETED && own.stopAfterDelete()) {
        return Optional.empty();
      }
    }
    return areas.read(code, erasures::latest).flatMap(AreaErasure::certificate);
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

  private StepDetails close(AreaCode code) {
    new CloseArea(database.owner())
        .close(code, code.practice(), alone -> wanted(erasures.latest(alone, code)));
    // Counted before the first is deleted: a run that is broken off later still knows what there
    // was.
    return new StepDetails.Closed(there(code));
  }

  /// In the area and in the one beside it where staff practised.
  private Map<String, Long> there(AreaCode code) {
    var there = new TreeMap<>(rows.there(code));
    rows.there(code.practice()).forEach((table, count) -> there.merge(table, count, Long::sum));
    return there;
  }

  private StepDetails delete(AreaCode code) {
    rows.delete(code);
    rows.delete(code.practice());
    return new StepDetails.Nothing();
  }

  /// Also of tables that had no row of the area in the end: rows that went before are in the files.
  private StepDetails rewrite(Optional<String> own) {
    var files = new RewriteFiles();
    try {
      if (own.isEmpty()) {
        files.ofTables(database.owner(), rows.tables());
      }
      if (database.bundled().isPresent()) {
        files.ofTheServer(database.bundled().get());
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the files could not be written anew", e);
    }
    return new StepDetails.Rewritten(own.orElse(null));
  }

  private StepDetails backUp(Optional<String> ownBackups) {
    Optional<RunningPostgres> bundled = database.bundled();
    if (bundled.isEmpty()) {
      String record =
          ownBackups.orElseThrow(() -> new Refusal(AreaErasureReason.OWN_BACKUPS_FIRST));
      return new StepDetails.BackedUp(null, 0, null, record);
    }
    BaseBackups.Made made = makeBaseBackup.inNewGeneration(bundled.get(), PARTY);
    return new StepDetails.BackedUp(
        made.file().getFileName().toString(), made.generation(), made.sha256(), null);
  }

  /// Nothing of the area is left by now that its keys could open; this makes sure of all copies.
  private StepDetails destroyKeys(AreaErasure erasure) {
    Map<String, Long> left = there(erasure.area());
    if (!left.isEmpty()) {
      throw new IllegalStateException("rows are left of a closed area in " + left.keySet());
    }
    keys.destroy(erasure.area());
    keys.destroy(erasure.area().practice());
    int newest = details(erasure, EraseStep.BACKED_UP, StepDetails.BackedUp.class).generation();
    List<Integer> ended = keys.generations().all().stream().filter(each -> each < newest).toList();
    return new StepDetails.Destroyed(ended, makeBaseBackup.endBefore(newest, PARTY));
  }

  /// @throws Refusal G213 while copies are registered from which the area could be brought back
  private StepDetails certify(AreaErasure erasure) {
    if (erasure.certificate().isPresent()) {
      return new StepDetails.Nothing();
    }
    Instant now = clock.instant();
    List<Copies.Copy> left = areas.read(AreaCode.OPERATOR, area -> copies.leftFrom(area, now));
    if (!left.isEmpty()) {
      throw new Refusal(AreaErasureReason.COPIES_LEFT, Map.of("count", left.size()));
    }
    String certificate =
        new WriteCertificate(database.owner(), signer)
            .of(
                erasure,
                closed(erasure),
                details(erasure, EraseStep.REWRITTEN, StepDetails.Rewritten.class),
                details(erasure, EraseStep.BACKED_UP, StepDetails.BackedUp.class),
                details(erasure, EraseStep.KEYS_DESTROYED, StepDetails.Destroyed.class),
                now);
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
    return new StepDetails.Nothing();
  }

  private void record(AreaErasure erasure, EraseStep step, StepDetails details) {
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

  private StepDetails.Closed closed(AreaErasure erasure) {
    return details(erasure, EraseStep.CLOSED, StepDetails.Closed.class);
  }

  private <T extends StepDetails> T details(AreaErasure erasure, EraseStep step, Class<T> type) {
    return areas.read(
        erasure.area(), area -> JSON.readValue(erasures.details(area, erasure.id(), step), type));
  }
}
