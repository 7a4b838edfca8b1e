package vrs.samples.card;

import java.time.LocalDate;
import vrs.card.Bytes;
import vrs.card.CardChannel;
import vrs.card.CardDialogue;
import vrs.card.CardEvidence;
import vrs.card.CardRefusal;
import vrs.card.CardVerification;
import vrs.card.Pin;
import vrs.card.PinOutcome;
import vrs.card.TrustedCas;

/// A holder, a card of hers, and the whole dialogue with it, for the tests of this package.
final class Reading {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  static final String CHIYODA = "131016";
  static final Bytes NONCE = Bytes.ofHex("00112233445566778899aabbccddeeff".repeat(2));
  static final TestCardAuthority AUTHORITY = TestCardAuthority.standard();

  private Reading() {}

  static CardHolder hanako() {
    return CardHolder.of(
        "123456789018", "番号　花子", "東京都千代田区霞が関２丁目１番２号", LocalDate.of(1980, 2, 17), '2', "1234");
  }

  static CardHolder taro() {
    return CardHolder.of(
        "234567890126", "髙﨑　太郎", "神奈川県横浜市中区日本大通１", LocalDate.of(2000, 2, 29), '1', "9999");
  }

  static CardVerification verification() {
    return new CardVerification(TrustedCas.parse(AUTHORITY.trustLine()), null);
  }

  static CardEvidence read(CardChannel card, String pin, Bytes nonce) throws CardRefusal {
    return unlocked(card, pin).card().read(nonce);
  }

  static PinOutcome.Accepted unlocked(CardChannel card, String pin) throws CardRefusal {
    try (var digits = Pin.of(pin)) {
      return (PinOutcome.Accepted) CardDialogue.open(card).verify(digits, false);
    }
  }
}
