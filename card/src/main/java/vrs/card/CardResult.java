package vrs.card;

/// What came of verifying the evidence of a card.
public sealed interface CardResult {

  /// The card is genuine and answered this nonce.
  record Verified(VerifiedCard card) implements CardResult {}

  /// Nothing of the evidence may be used.
  record Refused(CardReason reason) implements CardResult {}
}
