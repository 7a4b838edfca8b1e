package vrs.server.handover;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Refusal;
import vrs.server.platform.Settings;

/// Keeps a file that was made until it is fetched, and everything that I8 asks of every exit: a
/// reason, the day's limit, an entry in the log.
@Component
final class KeepHandover {
  private static final Set<String> ONE_AT_A_TIME = Set.of("handover");
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final int LONGEST_REASON = 200;

  /// Each file that is made reads for a while on a connection of its own; the rest of the zone's
  /// are everybody's.
  private static final int AT_ONCE = 4;

  private static final int LONGEST_WAIT_SECONDS = 60;

  private final Areas areas;
  private final Handovers handovers;
  private final HandoverPieces pieces;
  private final Audit audit;
  private final Settings settings;
  private final Clock clock;
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  KeepHandover(
      Areas areas,
      Handovers handovers,
      HandoverPieces pieces,
      Audit audit,
      Settings settings,
      Clock clock) {
    this.areas = areas;
    this.handovers = handovers;
    this.pieces = pieces;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  /// What is kept of a file.
  ///
  /// @param delivered which rows it tells; empty where nobody will ask for changes
  /// @param notes lines of what the reader has to know
  record Content(WrittenFile file, Supplier<InputStream> delivered, byte[] notes) {}

  /// Before the work begins: a retry gets its file, and who has no more files today is told at
  /// once.
  ///
  /// @throws Refusal E104, H101, H102
  Optional<Handover> begin(Actor actor, Exit exit, UUID id, String reason) {
    try {
      requireRight(actor);
      requireReason(reason);
      return areas.read(
          actor.office(),
          area -> {
            Optional<Handover> known = handovers.byId(area, id);
            if (known.isEmpty()) {
              requireLeft(handovers.preparedToday(area, exit));
            }
            return known;
          });
    } catch (Refusal refusal) {
      throw refused(actor, exit, refusal);
    }
  }

  /// Makes a file when there is a place.
  ///
  /// @throws Refusal E109 if others take too long
  <T> T inTurn(Supplier<T> making) {
    boolean mine = false;
    try {
      mine = places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
      if (!mine) {
        throw busy();
      }
      return making.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    } finally {
      if (mine) {
        places.release();
      }
    }
  }

  private static Refusal busy() {
    return new Refusal(PlatformReason.BUSY, Map.of("seconds", LONGEST_WAIT_SECONDS));
  }

  /// Enters a refusal in the log.
  Refusal refused(Actor actor, Exit exit, Refusal refusal) {
    audit.look(
        actor.office(),
        Deed.of(actor, HandoverAction.PREPARE).with("exit", exit).refused(refusal.reason()));
    return refusal;
  }

  /// @throws Refusal H102, if others were faster
  Handover keep(Actor actor, NewHandover made, Content content) {
    return areas.write(
        actor.office(),
        ONE_AT_A_TIME,
        area -> {
          Optional<Handover> known = handovers.byId(area, made.id());
          return known.orElseGet(() -> store(area, actor, made, content));
        });
  }

  private Handover store(Area area, Actor actor, NewHandover made, Content content) {
    requireLeft(handovers.preparedToday(area, made.exit()));
    handovers.add(area, made, actor.account());
    pieces.add(area, made.id(), HandoverPieces.Kind.FILE, content.file().open());
    pieces.add(area, made.id(), HandoverPieces.Kind.DELIVERED, content.delivered().get());
    pieces.add(
        area, made.id(), HandoverPieces.Kind.NOTES, new ByteArrayInputStream(content.notes()));
    Handover kept = handovers.byId(area, made.id()).orElseThrow();
    audit.enter(
        area,
        Deed.of(actor, HandoverAction.PREPARE)
            .because(made.reason())
            .with("handover", made.id())
            .with("exit", made.exit())
            .with("extent", made.base().isPresent() ? "CHANGES" : "WHOLE")
            .with("format", made.format())
            .with("rows", made.rows())
            .with("digest", kept.digest()));
    return kept;
  }

  void requireLeft(int today) {
    if (today >= settings.exits().perDay()) {
      throw new Refusal(HandoverReason.TOO_MANY_TODAY, Map.of("most", settings.exits().perDay()));
    }
  }

  static void requireRight(Actor actor) {
    if (!actor.roles().contains(Exit.RIGHT)) {
      throw new Refusal(PlatformReason.NOT_YOURS);
    }
  }

  static String requireReason(String typed) {
    String reason = typed.strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw new Refusal(HandoverReason.REASON_NEEDED, Map.of("most", LONGEST_REASON));
    }
    return reason;
  }

  /// Tells what it is and whose, and nothing about people.
  String fileName(Actor actor, Exit exit, Format format, UUID id) {
    return "%s-%s-%s-%s.%s"
        .formatted(
            exit.key(),
            actor.office(),
            DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(clock.instant(), JAPAN)),
            id.toString().substring(0, 8),
            format.extension());
  }
}
