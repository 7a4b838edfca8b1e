package vrs.server.record;

import java.util.List;

/// What the rules say about a proposed dose (接種の確認): 可 / 要確認 / 不可 (C8).
public sealed interface DoseCheck {

  /// Every rule holds.
  record Accepted() implements DoseCheck {}

  /// Some rules object, and a person may confirm each with a reason.
  record Doubtful(List<Finding> findings) implements DoseCheck {
    public Doubtful {
      findings = List.copyOf(findings);
    }
  }

  /// At least one rule can't be overridden; all findings are told at once.
  record Impossible(List<Finding> findings) implements DoseCheck {
    public Impossible {
      findings = List.copyOf(findings);
    }
  }

  /// The verdict of a list of findings.
  static DoseCheck of(List<Finding> findings) {
    if (findings.isEmpty()) {
      return new Accepted();
    }
    return findings.stream().anyMatch(each -> each.weight().stops())
        ? new Impossible(findings)
        : new Doubtful(findings);
  }

  /// What the rules object to; empty when all hold.
  default List<Finding> all() {
    return switch (this) {
      case Accepted _ -> List.of();
      case Doubtful(var findings) -> findings;
      case Impossible(var findings) -> findings;
    };
  }
}
