package vrs.server.request;

import java.util.Optional;
import java.util.UUID;

/// A step that somebody takes with a request.
public sealed interface Step {

  StepKind kind();

  /// The person was found in the register.
  record Linked(UUID person) implements Step {
    @Override
    public StepKind kind() {
      return StepKind.LINKED;
    }
  }

  /// 本人確認.
  ///
  /// @param papers which were seen, of the person and of whoever acts for them
  record Identified(String papers) implements Step {
    @Override
    public StepKind kind() {
      return StepKind.IDENTIFIED;
    }

    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  record Assigned(UUID account) implements Step {
    @Override
    public StepKind kind() {
      return StepKind.ASSIGNED;
    }
  }

  /// Whoever begins is in charge.
  record Begun() implements Step {
    @Override
    public StepKind kind() {
      return StepKind.BEGUN;
    }
  }

  record Extended(String reason) implements Step {
    @Override
    public StepKind kind() {
      return StepKind.EXTENDED;
    }

    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  /// @param reason needed unless all is granted
  /// @param tell whether the person is to be told at the next contact
  record Decided(Outcome outcome, String reason, boolean tell) implements Step {
    @Override
    public StepKind kind() {
      return StepKind.DECIDED;
    }

    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  /// @param corrected needed where a correction was granted
  record Done(Optional<Corrected> corrected) implements Step {
    @Override
    public StepKind kind() {
      return StepKind.DONE;
    }
  }

  record Noted(String text) implements Step {
    @Override
    public StepKind kind() {
      return StepKind.NOTED;
    }

    @Override
    public String toString() {
      return "[hidden]";
    }
  }
}
