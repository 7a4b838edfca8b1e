package vrs.card;

/// An expected "no" while a card is read or its evidence parsed. It holds a reason and technical
/// facts, never personal data.
public final class CardRefusal extends Exception {

  private final CardReason reason;

  public CardRefusal(CardReason reason, String detail) {
    super(reason.code() + " " + reason + ": " + detail);
    this.reason = reason;
  }

  public CardRefusal(CardReason reason, String detail, Throwable cause) {
    super(reason.code() + " " + reason + ": " + detail, cause);
    this.reason = reason;
  }

  public CardReason reason() {
    return reason;
  }
}
