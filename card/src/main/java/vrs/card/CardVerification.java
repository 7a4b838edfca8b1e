package vrs.card;

import static vrs.card.CardReason.BIRTH_DATE_INVALID;
import static vrs.card.CardReason.CARD_KEY_SIGNATURE;
import static vrs.card.CardReason.NONCE_SIGNATURE;
import static vrs.card.CardReason.NUMBER_DIGEST;
import static vrs.card.CardReason.NUMBER_INVALID;
import static vrs.card.CardReason.PERSON_DIGEST;
import static vrs.card.CardReason.RECORD_SIGNATURE;
import static vrs.card.CardReason.SEX_INVALID;

import java.security.Provider;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Decides whether evidence comes from a genuine card that was present when the server gave its
/// nonce (F1–F3).
///
/// The chain is: trusted CA → municipality (EF0004) → digests (EF0003) and card key (EF0007) →
/// nonce. The files alone are a copy that verifies for ever; only the nonce's signature proves
/// possession, so it is never optional. The PIN leaves no signature: that EF0001 and EF0002 came
/// together is its evidence.
///
/// Safe for use by many threads.
public final class CardVerification {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

  private static final int OLDEST_YEARS = 150;

  private final Rsa rsa;
  private final MunicipalityKeys municipalities;

  /// Verifies under these CAs.
  ///
  /// @param provider does the RSA arithmetic; null for the platform's first choice
  public CardVerification(TrustedCas cas, @Nullable Provider provider) {
    this.rsa = new Rsa(provider);
    this.municipalities = new MunicipalityKeys(cas, rsa);
  }

  /// Verifies one card, for one nonce.
  ///
  /// @param nonce the bytes that the server gave for this application; it must not accept them
  ///   twice
  /// @param today in Japan
  public CardResult verify(CardEvidence evidence, Bytes nonce, LocalDate today) {
    try {
      return new CardResult.Verified(verified(evidence, nonce, today));
    } catch (CardRefusal refusal) {
      return new CardResult.Refused(refusal.reason());
    }
  }

  private VerifiedCard verified(CardEvidence evidence, Bytes nonce, LocalDate today)
      throws CardRefusal {
    var number = NumberFile.parse(evidence.number());
    var person = PersonFile.parse(evidence.person());
    var digests = DigestFile.parse(evidence.digests());
    var cardKey = CardKeyFile.parse(evidence.cardKey());
    var municipality = municipalities.key(evidence.municipality());

    require(rsa.verifies(municipality, digests.signed(), digests.signature()), RECORD_SIGNATURE);
    require(number.digested().sha256().equals(digests.number()), NUMBER_DIGEST);
    require(person.digested().sha256().equals(digests.person()), PERSON_DIGEST);
    require(rsa.verifies(municipality, cardKey.signed(), cardKey.signature()), CARD_KEY_SIGNATURE);
    require(
        rsa.verifies(rsa.key(cardKey.key()), nonce, evidence.nonceSignature()), NONCE_SIGNATURE);

    return new VerifiedCard(
        IndividualNumber.parse(number.number())
            .orElseThrow(() -> new CardRefusal(NUMBER_INVALID, "signed, but invalid")),
        person.name(),
        person.address(),
        birthDate(person.birthDate(), today),
        sex(person.sex()));
  }

  private static void require(boolean holds, CardReason otherwise) throws CardRefusal {
    if (!holds) {
      throw new CardRefusal(otherwise, "does not hold");
    }
  }

  private static LocalDate birthDate(String written, LocalDate today) throws CardRefusal {
    LocalDate date;
    try {
      date = LocalDate.parse(written, DATE);
    } catch (DateTimeException _) {
      // The cause would quote the date.
      throw new CardRefusal(BIRTH_DATE_INVALID, "no calendar date");
    }
    if (date.isAfter(today) || date.isBefore(today.minusYears(OLDEST_YEARS))) {
      throw new CardRefusal(BIRTH_DATE_INVALID, "not plausible");
    }
    return date;
  }

  private static Sex sex(String written) throws CardRefusal {
    return Arrays.stream(Sex.values())
        .filter(sex -> written.charAt(0) == sex.digit())
        .findFirst()
        .orElseThrow(() -> new CardRefusal(SEX_INVALID, "unknown digit"));
  }
}
