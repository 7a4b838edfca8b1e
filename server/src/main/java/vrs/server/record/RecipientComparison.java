package vrs.server.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vrs.server.platform.AreaCipher;
import vrs.server.record.FieldChecks.Wrong;

/// Compares recipients with the persons of the register, two thousand lines at a time. Holds
/// nothing of the others but who was touched.
final class RecipientComparison implements Comparison<Recipient> {
  private final RecipientParser parser;
  private final AreaCipher cipher;
  private final ImportPlan plan;
  private final FinishedRows<PersonColumn> fresh;
  private final FinishedRows<PersonColumn> changed;

  private final TimeOrderedIds ids = new TimeOrderedIds();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Map<UUID, Long> touched = new HashMap<>();

  /// @param lookup of the line's Individual Number
  private record Waiting(ImportLine<Recipient> line, Optional<byte[]> lookup) {
    Recipient recipient() {
      return line.content();
    }
  }

  /// @param today the day in Japan
  RecipientComparison(ImportHeader header, AreaCipher cipher, LocalDate today, ImportPlan plan) {
    this.parser =
        new RecipientParser(header, plan.area().code(), today, AddressChoices.kept(plan.area()));
    this.cipher = cipher;
    this.plan = plan;
    this.fresh = plan.rows(ImportChunks.Kind.NEW, PersonColumn.class);
    this.changed = plan.rows(ImportChunks.Kind.CHANGED, PersonColumn.class);
  }

  @Override
  public Recipient parse(List<String> fields) throws Wrong {
    return parser.parse(fields);
  }

  @Override
  public void take(ImportLine<Recipient> line) {
    waiting.add(
        new Waiting(line, line.content().number().map(own -> PersonNumbers.lookup(cipher, own))));
    if (waiting.size() == ImportPlan.MOST) {
      compare();
    }
  }

  @Override
  public void finish() {
    if (!waiting.isEmpty()) {
      compare();
    }
  }

  private void compare() {
    KnownPersons register =
        KnownPersons.of(
            plan.area(),
            cipher,
            waiting.stream().map(each -> each.recipient().ticket().digits()).toList(),
            waiting.stream().flatMap(each -> each.lookup.stream()).toList(),
            waiting.stream().flatMap(each -> each.recipient().ledgerNumber().stream()).toList());
    waiting.forEach(
        each -> sort(each, PlannedRecipient.of(each.recipient(), each.lookup, register)));
    waiting.clear();
  }

  private void sort(Waiting each, PlannedRecipient planned) {
    switch (planned) {
      case PlannedRecipient.New _ -> finish(fresh, ids.next(), 1, each.recipient(), each.lookup);
      case PlannedRecipient.Clash clash ->
          plan.reject(each.line, clash.reason(), PlannedRecipient.details(clash));
      case PlannedRecipient.Unchanged(var known) -> {
        if (isFirstOf(known.id(), each)) {
          plan.unchanged();
        }
      }
      case PlannedRecipient.Changed(var known, var recipient) -> {
        if (isFirstOf(known.id(), each)) {
          finish(changed, known.id(), known.person().version() + 1, recipient, each.lookup);
        }
      }
    }
  }

  private void finish(
      FinishedRows<PersonColumn> rows,
      UUID person,
      int version,
      Recipient recipient,
      Optional<byte[]> lookup) {
    rows.add(row -> PersonRows.put(row, cipher, person, version, recipient, lookup));
  }

  /// Two lines that lead to one person by different keys would overwrite each other.
  private boolean isFirstOf(UUID person, Waiting each) {
    Long other = touched.putIfAbsent(person, each.line.number());
    if (other != null) {
      plan.reject(each.line, ImportReason.PERSON_TWICE, Map.of("other", other));
    }
    return other == null;
  }
}
