package vrs.server.erasure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Keeps account of the copies that the operator makes (複製の管理, I9): each with the agency's consent,
/// the day by which it goes, and that it went.
@Component
public final class RegisterCopy {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private final Areas areas;
  private final Copies copies;
  private final Audit audit;
  private final Clock clock;

  RegisterCopy(Areas areas, Copies copies, Audit audit, Clock clock) {
    this.areas = areas;
    this.copies = copies;
    this.audit = audit;
    this.clock = clock;
  }

  /// What is typed.
  ///
  /// @param kind name of a [Copies.Kind]; base backups enter themselves
  /// @param ends YYYY-MM-DD
  public record Form(String kind, String name, String purpose, String consent, String ends) {
    static final Form EMPTY = new Form("", "", "", "", "");
  }

  public List<Copies.Copy> all(Actor actor) {
    return areas.read(actor.office(), copies::all);
  }

  /// @throws Refusal G221
  public void register(Actor actor, Form form) {
    Copies.Copy copy = copy(actor, form);
    areas.write(
        actor.office(),
        area -> {
          copies.add(area, copy);
          audit.enter(
              area,
              Deed.of(actor, AreaErasureAction.REGISTER_COPY)
                  .with("copy", copy.id())
                  .with("kind", copy.kind()));
          return copy;
        });
  }

  private Copies.Copy copy(Actor actor, Form form) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), JAPAN);
    LocalDate ends = day(form.ends());
    if (ends.isBefore(today)) {
      throw new Refusal(AreaErasureReason.COPY_INCOMPLETE);
    }
    return new Copies.Copy(
        UUID.randomUUID(),
        kind(form.kind()),
        text(form.name(), 200),
        text(form.purpose(), 200),
        text(form.consent(), 100),
        Optional.empty(),
        Optional.empty(),
        clock.instant(),
        actor.account().toString(),
        ends,
        Optional.empty(),
        Optional.empty());
  }

  /// @param how it was destroyed
  /// @throws Refusal G221, G222
  public void destroyed(Actor actor, UUID id, String how) {
    String said = text(how, 200);
    areas.write(
        actor.office(),
        area -> {
          if (!copies.destroyed(area, id, actor.account().toString(), said)) {
            throw new Refusal(AreaErasureReason.NO_SUCH_COPY);
          }
          audit.enter(area, Deed.of(actor, AreaErasureAction.DESTROY_COPY).with("copy", id));
          return id;
        });
  }

  private static Copies.Kind kind(String name) {
    for (Copies.Kind each : Copies.Kind.values()) {
      if (each.name().equals(name) && each != Copies.Kind.BASE_BACKUP) {
        return each;
      }
    }
    throw new Refusal(AreaErasureReason.COPY_INCOMPLETE);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw new Refusal(AreaErasureReason.COPY_INCOMPLETE);
    }
  }

  private static String text(String typed, int longest) {
    String text = typed.strip();
    if (text.isEmpty()
        || text.length() > longest
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new Refusal(AreaErasureReason.COPY_INCOMPLETE);
    }
    return text;
  }
}
