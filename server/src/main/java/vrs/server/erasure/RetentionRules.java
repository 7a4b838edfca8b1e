package vrs.server.erasure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vrs.server.municipality.Validity;
import vrs.server.platform.Nation;

/// The dated rules of keeping: of each kind, one holds on a day.
@Component
public final class RetentionRules {
  private final Nation nation;

  RetentionRules(Nation nation) {
    this.nation = nation;
  }

  /// All, also those that held before or will hold.
  List<RetentionRule> all() {
    return nation.read(db ->
        db.sql(
                """
                select kind, begins, years, days, effect, law, valid_from, valid_to
                  from retention_rule
                 order by effect desc, kind, valid_from
                """)
            .query((row, _) ->
                new RetentionRule(
                    RetentionRule.Kind.valueOf(row.getString("kind")),
                    RetentionRule.Begins.valueOf(row.getString("begins")),
                    row.getInt("years"),
                    row.getInt("days"),
                    RetentionRule.Effect.valueOf(row.getString("effect")),
                    row.getString("law"),
                    new Validity(
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class))))
            .list());
  }

  Optional<RetentionRule> on(LocalDate day, RetentionRule.Kind kind) {
    return all().stream()
        .filter(rule -> rule.kind() == kind && rule.validity().holdsOn(day))
        .findFirst();
  }
}
