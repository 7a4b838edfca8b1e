package vrs.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.certificate.Reason.ALGORITHM_NOT_ALLOWED;
import static vrs.certificate.Reason.CONTENT_UNKNOWN;
import static vrs.certificate.Reason.DUPLICATE_KEY;
import static vrs.certificate.Reason.EXPIRED;
import static vrs.certificate.Reason.ISSUER_NOT_THE_KEYS;
import static vrs.certificate.Reason.ISSUER_UNKNOWN;
import static vrs.certificate.Reason.KEY_UNKNOWN;
import static vrs.certificate.Reason.MALFORMED;
import static vrs.certificate.Reason.NOT_A_CERTIFICATE;
import static vrs.certificate.Reason.NOT_YET_VALID;
import static vrs.certificate.Reason.PART_OF_SEVERAL;
import static vrs.certificate.Reason.REVOCATION_LIST_MISSING;
import static vrs.certificate.Reason.REVOKED;
import static vrs.certificate.Reason.SIGNATURE_WRONG;
import static vrs.certificate.Reason.TOO_LONG;
import static vrs.certificate.Verdict.Check.REVOCATION_LIST;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HealthCardRefusalTest {

  private static final Issued ISSUER = new Issued();
  private static final String CLAIMS = Forge.claims(Issued.domestic(2));

  @Test
  void an_issued_card_is_valid_in_all_its_forms() {
    SmartHealthCard card = ISSUER.issue(Issued.domestic(2)).healthCard();

    for (String form :
        List.of(card.jws(), card.numeric(), card.file(), " " + card.numeric() + "\n")) {
      assertThat(ISSUER.verifier().verify(form)).singleElement().isInstanceOf(Verdict.Valid.class);
    }
  }

  @Test
  void a_character_changed_anywhere_makes_the_card_invalid() {
    String jws = ISSUER.issue(Issued.domestic(1)).healthCard().jws();
    int payload = jws.indexOf('.') + 1;
    int signature = jws.lastIndexOf('.') + 1;

    for (int at = payload; at < jws.length(); at++) {
      if (at != signature - 1) {
        Verdict verdict = verdict(new SmartHealthCard(Forge.altered(jws, at)));
        assertThat(verdict).as("altered at %d", at).isInstanceOf(Verdict.NotValid.class);
      }
    }
    assertThat(reason(new SmartHealthCard(Forge.altered(jws, payload)))).isEqualTo(SIGNATURE_WRONG);
    assertThat(reason(new SmartHealthCard(Forge.altered(jws, signature))))
        .isEqualTo(SIGNATURE_WRONG);
  }

  @Test
  void a_signature_of_zeros_is_wrong() {
    String jws = ISSUER.issue(Issued.domestic(1)).healthCard().jws();
    String forged = jws.substring(0, jws.lastIndexOf('.') + 1) + Base64Url.encode(new byte[64]);

    assertThat(reason(new SmartHealthCard(forged))).isEqualTo(SIGNATURE_WRONG);
  }

  @Test
  void a_signature_in_der_is_wrong() {
    String jws = ISSUER.issue(Issued.domestic(1)).healthCard().jws();
    String forged = jws.substring(0, jws.lastIndexOf('.') + 1) + Base64Url.encode(new byte[71]);

    assertThat(reason(new SmartHealthCard(forged))).isEqualTo(SIGNATURE_WRONG);
  }

  @Test
  void a_revoked_card_is_refused_and_another_is_not() {
    SmartHealthCard card = ISSUER.issue(Issued.domestic(1)).healthCard();

    assertThat(reason(card, ISSUER.trust(ISSUER.revoking("cmlkMDAwMDE")))).isEqualTo(REVOKED);
    assertThat(Issued.verifier(ISSUER.trust(ISSUER.revoking("b3RoZXI"))).verify(card))
        .isInstanceOfSatisfying(
            Verdict.Valid.class, valid -> assertThat(valid.checks()).contains(REVOCATION_LIST));
  }

  @Test
  void a_revocation_with_an_end_spares_cards_issued_from_then_on() {
    var id = new RevocationId("cmlkMDAwMDE");
    SmartHealthCard card =
        ISSUER.issue(Issued.domestic(1), Issued.NOW.minusSeconds(100)).healthCard();

    assertThat(reason(card, until(id, Issued.NOW.minusSeconds(99)))).isEqualTo(REVOKED);
    assertThat(Issued.verifier(until(id, Issued.NOW.minusSeconds(100))).verify(card))
        .isInstanceOf(Verdict.Valid.class);
  }

  private static TrustList until(RevocationId id, Instant end) {
    return ISSUER.trust(
        new RevocationList(ISSUER.healthCardKey.id(), 1, Map.of(id, Optional.of(end))));
  }

  @Test
  void without_the_announced_revocation_list_nothing_can_be_said() {
    SmartHealthCard card = ISSUER.issue(Issued.domestic(1)).healthCard();

    assertThat(reason(card, ISSUER.trust(OptionalLong.of(1)))).isEqualTo(REVOCATION_LIST_MISSING);
    assertThat(reason(card, ISSUER.trust(OptionalLong.of(2), ISSUER.revoking("b3RoZXI"))))
        .isEqualTo(REVOCATION_LIST_MISSING);
    assertThat(
            Issued.verifier(ISSUER.trust(OptionalLong.of(1), ISSUER.revoking("b3RoZXI")))
                .verify(card))
        .isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void a_card_without_revocation_id_needs_no_list() {
    String claims = CLAIMS.replace(",\"rid\":\"cmlkMDAwMDE\"", "");

    assertThat(Issued.verifier(ISSUER.trust(OptionalLong.of(1))).verify(Forge.card(ISSUER, claims)))
        .isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void an_expired_card_is_refused() {
    assertThat(reason(claim("\"nbf\"", "\"exp\":" + Issued.NOW.getEpochSecond() + ",\"nbf\"")))
        .isEqualTo(EXPIRED);
    assertThat(
            verdict(claim("\"nbf\"", "\"exp\":" + (Issued.NOW.getEpochSecond() + 1) + ",\"nbf\"")))
        .isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void a_card_from_the_future_is_refused_but_clocks_may_differ_by_five_minutes() {
    Instant limit = Issued.NOW.plus(Duration.ofMinutes(5));

    assertThat(reason(ISSUER.issue(Issued.domestic(1), limit.plusSeconds(1)).healthCard()))
        .isEqualTo(NOT_YET_VALID);
    assertThat(verdict(ISSUER.issue(Issued.domestic(1), limit).healthCard()))
        .isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void another_issuers_card_cannot_be_told() {
    SmartHealthCard card = new Issued().issue(Issued.domestic(1)).healthCard();

    assertThat(reason(card)).isEqualTo(KEY_UNKNOWN);
    String elsewhere = CLAIMS.replace(Issued.ISS, "https://elsewhere.example/issuer");
    assertThat(reason(Forge.card(new Issued(), elsewhere))).isEqualTo(ISSUER_UNKNOWN);
    String odd = elsewhere.replace("\"completed\"", "\"not-done\"").replace("\"4.0.1\"", "\"5.0\"");
    assertThat(reason(Forge.card(new Issued(), odd))).isEqualTo(ISSUER_UNKNOWN);
  }

  @Test
  void a_key_signs_for_its_own_issuer_only() {
    assertThat(reason(claim(Issued.ISS, "https://elsewhere.example/issuer")))
        .isEqualTo(ISSUER_NOT_THE_KEYS);
  }

  @Test
  void no_other_algorithm_is_accepted() {
    for (String algorithm : List.of("none", "HS256", "ES384", "es256")) {
      assertThat(
              reason(
                  header(
                      "{\"zip\":\"DEF\",\"alg\":\"" + algorithm + "\",\"kid\":\"" + kid() + "\"}")))
          .isEqualTo(ALGORITHM_NOT_ALLOWED);
    }
  }

  @Test
  void a_header_has_three_members_and_no_others() {
    assertThat(
            reason(
                header(
                    "{\"zip\":\"DEF\",\"alg\":\"ES256\",\"kid\":\"" + kid() + "\",\"crit\":[]}")))
        .isEqualTo(MALFORMED);
    assertThat(reason(header("{\"alg\":\"ES256\",\"kid\":\"" + kid() + "\"}")))
        .isEqualTo(MALFORMED);
    assertThat(reason(header("{\"zip\":\"GZIP\",\"alg\":\"ES256\",\"kid\":\"" + kid() + "\"}")))
        .isEqualTo(MALFORMED);
  }

  @Test
  void a_member_that_appears_twice_is_refused() {
    assertThat(reason(claim("\"nbf\"", "\"iss\":\"https://other.example\",\"nbf\"")))
        .isEqualTo(DUPLICATE_KEY);
  }

  @Test
  void a_bomb_is_not_inflated() {
    byte[] bomb = Forge.payload(" ".repeat(10_000_000));

    assertThat(
            reason(
                Forge.card(
                    ISSUER, "{\"zip\":\"DEF\",\"alg\":\"ES256\",\"kid\":\"" + kid() + "\"}", bomb)))
        .isEqualTo(TOO_LONG);
    assertThat(reason(new SmartHealthCard("A".repeat(20_000)))).isEqualTo(TOO_LONG);
    assertThat(ISSUER.verifier().verify("shc:/" + "0".repeat(40_000)))
        .containsExactly(new Verdict.NotValid(TOO_LONG));
  }

  @Test
  void a_payload_with_a_zlib_header_or_a_tail_is_refused() {
    byte[] payload = Forge.payload(CLAIMS);
    byte[] tail = java.util.Arrays.copyOf(payload, payload.length + 1);
    byte[] cut = java.util.Arrays.copyOf(payload, payload.length - 3);
    String header = "{\"zip\":\"DEF\",\"alg\":\"ES256\",\"kid\":\"" + kid() + "\"}";

    assertThat(reason(Forge.card(ISSUER, header, tail))).isEqualTo(MALFORMED);
    assertThat(reason(Forge.card(ISSUER, header, cut))).isEqualTo(MALFORMED);
    assertThat(reason(Forge.card(ISSUER, header, CLAIMS.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(MALFORMED);
  }

  @Test
  void base64_has_one_form_only() {
    String jws = ISSUER.issue(Issued.domestic(1)).healthCard().jws();
    // 64 bytes leave four unused bits in the last character: 'B' would decode to the same bytes as
    // 'A'.
    char last = jws.charAt(jws.length() - 1);
    String same = jws.substring(0, jws.length() - 1) + (char) (last + 1);

    assertThat(reason(new SmartHealthCard(same))).isEqualTo(MALFORMED);
    assertThat(reason(new SmartHealthCard(jws + "=="))).isEqualTo(MALFORMED);
  }

  @Test
  void what_we_have_no_place_to_show_is_never_called_valid() {
    List.of(
            claim("\"status\":\"completed\"", "\"status\":\"not-done\""),
            claim("\"lotNumber\"", "\"isSubpotent\":true,\"lotNumber\""),
            claim("\"birthDate\"", "\"deceasedBoolean\":true,\"birthDate\""),
            claim("\"Immunization\"", "\"Observation\""),
            claim("\"family\"", "\"text\":\"別人\",\"family\""),
            claim("smarthealth.cards#health-card", "smarthealth.cards#other"),
            claim("\"4.0.1\"", "\"5.0.0\""),
            claim("\"nbf\"", "\"sub\":\"x\",\"nbf\""))
        .forEach(card -> assertThat(reason(card)).isEqualTo(CONTENT_UNKNOWN));
  }

  @Test
  void claims_that_are_no_claims_are_refused() {
    List.of(
            claim("\"2024-07-07\"", "\"2024-02-30\""),
            claim("\"1950-04-01\"", "\"1950-04-31\""),
            claim("\"nbf\":", "\"nbf\":-"),
            claim("\"nbf\":", "\"nbf\":1e-99999999,\"exp\":"),
            claim("\"cmlkMDAwMDE\"", "\"not a rid\""),
            Forge.card(ISSUER, "[]"),
            Forge.card(ISSUER, CLAIMS + "x"),
            new SmartHealthCard("a.b"),
            new SmartHealthCard(".."))
        .forEach(card -> assertThat(reason(card)).isEqualTo(MALFORMED));
  }

  @Test
  void fractional_times_of_japans_first_cards_are_read() {
    assertThat(
            verdict(
                claim(
                    "\"nbf\":" + Issued.NOW.minusSeconds(10).getEpochSecond(),
                    "\"nbf\":1639970498.349618")))
        .isInstanceOfSatisfying(
            Verdict.Valid.class,
            valid ->
                assertThat(valid.content().issued())
                    .contains(Instant.parse("2021-12-20T03:21:38.349618Z")));
  }

  @Test
  void a_part_of_an_old_split_card_is_recognised() {
    assertThat(ISSUER.verifier().verify("shc:/1/2/5676"))
        .containsExactly(new Verdict.CannotTell(PART_OF_SEVERAL));
  }

  @Test
  void other_texts_are_no_certificates() {
    for (String text :
        List.of(
            "", "hello", "HC1:ABC", "{}", "{\"verifiableCredential\":[]}", "https://a.b.c/d e")) {
      assertThat(ISSUER.verifier().verify(text))
          .containsExactly(new Verdict.CannotTell(NOT_A_CERTIFICATE));
    }
    for (String text : List.of("shc:/123", "shc:/99", "shc:/1x", "{")) {
      assertThat(ISSUER.verifier().verify(text)).containsExactly(new Verdict.NotValid(MALFORMED));
    }
  }

  private static SmartHealthCard claim(String from, String to) {
    assertThat(CLAIMS).contains(from);
    return Forge.card(ISSUER, CLAIMS.replace(from, to));
  }

  private static SmartHealthCard header(String header) {
    return Forge.card(ISSUER, header, Forge.payload(CLAIMS));
  }

  private static String kid() {
    return ISSUER.healthCardKey.id();
  }

  private static Verdict verdict(SmartHealthCard card) {
    return ISSUER.verifier().verify(card);
  }

  private static Reason reason(SmartHealthCard card) {
    return reason(card, ISSUER.trust());
  }

  private static Reason reason(SmartHealthCard card, TrustList trust) {
    return switch (Issued.verifier(trust).verify(card)) {
      case Verdict.NotValid(var reason) -> reason;
      case Verdict.CannotTell(var reason) -> reason;
      case Verdict.Valid _ -> throw new AssertionError("valid");
    };
  }
}
