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
import vrs.server.record.AskErasure;
import vrs.server.record.ErasureForm;
import vrs.server.record.ErasureGround;
import vrs.server.record.ErasureReason;

/// A municipality decides about records that the law lets it keep no longer (保存期間満了の判断, C7): to
/// erase them, which a second administrator approves as every erasure of persons, or to keep them
/// for a reason until a day.
@Component
public final class DecideRetention {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  /// Most persons of one decision: whoever approves can still look at them.
  static final int MOST = 500;

  private static final int LONGEST_REFERENCE = 100;
  private static final int LONGEST_REASON = 500;

  private final Areas areas;
  private final RetentionRules rules;
  private final RetentionTables tables;
  private final DuePersons duePersons;
  private final AskErasure askErasure;
  private final Audit audit;
  private final Clock clock;

  DecideRetention(
      Areas areas,
      RetentionRules rules,
      RetentionTables tables,
      DuePersons duePersons,
      AskErasure askErasure,
      Audit audit,
      Clock clock) {
    this.areas = areas;
    this.rules = rules;
    this.tables = tables;
    this.duePersons = duePersons;
    this.askErasure = askErasure;
    this.audit = audit;
    this.clock = clock;
  }

  /// What is due, by which rule, and what was decided before.
  ///
  /// @param rules those that hold on that day
  public record Look(
      List<RetentionRule> rules,
      List<RetentionTables.Due> due,
      List<RetentionTables.Decided> decisions,
      LocalDate today) {

    /// The rule by which something of a kind is due.
    public RetentionRule rule(RetentionRule.Kind kind) {
      return rules.stream().filter(rule -> rule.kind() == kind).findFirst().orElseThrow();
    }
  }

  public Look look(Actor actor) {
    LocalDate today = today();
    List<RetentionRule> now =
        rules.all().stream().filter(rule -> rule.validity().holdsOn(today)).toList();
    return areas.read(
        actor.office(),
        area -> new Look(now, tables.due(area, today), tables.decisions(area), today));
  }

  /// Asks for the erasure of persons whose time is over, at most [#MOST] at once.
  ///
  /// @param reason told to who approves
  /// @return for how many
  /// @throws Refusal G231, G232
  public int erase(Actor actor, String reference, String reason) {
    String approval = said(reference, LONGEST_REFERENCE);
    String why = said(reason, LONGEST_REASON);
    RetentionRule rule = rule();
    List<UUID> due = areas.read(actor.office(), area -> duePersons.some(area, rule, today(), MOST));
    if (due.isEmpty()) {
      throw new Refusal(RetentionReason.NOTHING_DUE);
    }
    var form = new ErasureForm(ErasureGround.RETENTION.name(), approval, why);
    int asked = 0;
    for (UUID person : due) {
      asked += ask(actor, person, form) ? 1 : 0;
    }
    record(actor, rule, asked, Optional.empty(), approval, Optional.empty());
    return asked;
  }

  /// Somebody else may have asked, or erased, meanwhile.
  private boolean ask(Actor actor, UUID person, ErasureForm form) {
    try {
      askErasure.ask(actor, person, form);
      return true;
    } catch (Refusal refusal) {
      if (refusal.reason() == ErasureReason.ASKED_ALREADY || refusal.reason().status() == 404) {
        return false;
      }
      throw refusal;
    }
  }

  /// Keeps what is due until a day; the nightly count leaves it out as long.
  ///
  /// @param until YYYY-MM-DD, after today
  /// @throws Refusal G231, G232
  public void keep(Actor actor, String until, String reference, String reason) {
    String approval = said(reference, LONGEST_REFERENCE);
    String why = said(reason, LONGEST_REASON);
    LocalDate day = day(until);
    RetentionRule rule = rule();
    int due =
        areas.read(
            actor.office(),
            area ->
                tables.due(area, today()).stream()
                    .filter(each -> each.kind() == rule.kind())
                    .mapToInt(RetentionTables.Due::persons)
                    .sum());
    if (due == 0) {
      throw new Refusal(RetentionReason.NOTHING_DUE);
    }
    record(actor, rule, due, Optional.of(day), approval, Optional.of(why));
  }

  /// Takes a decision to keep back: the next count finds what is due.
  ///
  /// @throws Refusal G233
  public void end(Actor actor, UUID decision) {
    areas.write(
        actor.office(),
        area -> {
          if (!tables.end(area, decision, today())) {
            throw new Refusal(RetentionReason.NOT_KEPT);
          }
          audit.enter(area, Deed.of(actor, RetentionAction.END_KEEPING).with("decision", decision));
          return decision;
        });
  }

  private void record(
      Actor actor,
      RetentionRule rule,
      int persons,
      Optional<LocalDate> until,
      String reference,
      Optional<String> reason) {
    UUID id = UUID.randomUUID();
    areas.write(
        actor.office(),
        area -> {
          tables.add(area, id, rule.kind(), persons, until, reference, reason, actor.account());
          audit.enter(
              area,
              Deed.of(actor, RetentionAction.DECIDE)
                  .with("decision", id)
                  .with("what", until.isPresent() ? "keep" : "erase"));
          return id;
        });
  }

  private RetentionRule rule() {
    return rules
        .on(today(), RetentionRule.Kind.DOSE)
        .orElseThrow(() -> new Refusal(RetentionReason.NOTHING_DUE));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), JAPAN);
  }

  private LocalDate day(String text) {
    try {
      LocalDate day = LocalDate.parse(text.strip());
      if (day.isAfter(today())) {
        return day;
      }
    } catch (DateTimeParseException e) {
      throw new Refusal(RetentionReason.NOT_SAID_WHY);
    }
    throw new Refusal(RetentionReason.NOT_SAID_WHY);
  }

  private static String said(String text, int longest) {
    String said = text.strip();
    if (said.isEmpty()
        || said.length() > longest
        || said.chars().anyMatch(Character::isISOControl)) {
      throw new Refusal(RetentionReason.NOT_SAID_WHY);
    }
    return said;
  }
}
