package vrs.card;

/// What the card said to a PIN.
public sealed interface PinOutcome {

  /// The card gives its files now.
  record Accepted(UnlockedCard card) implements PinOutcome {}

  /// The PIN was wrong, and a try is gone.
  ///
  /// @param triesLeft 1 or more
  record Wrong(int triesLeft) implements PinOutcome {}

  /// No try is left; the municipality's counter resets the card.
  record Blocked() implements PinOutcome {}
}
