package vrs.samples.card;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.samples.card.Reading.AUTHORITY;
import static vrs.samples.card.Reading.CHIYODA;
import static vrs.samples.card.Reading.NONCE;
import static vrs.samples.card.Reading.TODAY;
import static vrs.samples.card.Reading.hanako;
import static vrs.samples.card.Reading.read;
import static vrs.samples.card.Reading.taro;
import static vrs.samples.card.Reading.verification;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.card.Bytes;
import vrs.card.CardEvidence;
import vrs.card.CardReason;
import vrs.card.CardResult;
import vrs.card.CardResult.Refused;
import vrs.card.CardResult.Verified;
import vrs.card.CardVerification;
import vrs.card.Sex;
import vrs.card.TrustedCas;
import vrs.card.VerifiedCard;

class CardVerificationTest {

  private final CardVerification verification = verification();

  @Test
  void a_genuine_card_that_signed_the_nonce_gives_number_name_address_birth_date_and_sex()
      throws Exception {
    var evidence = read(AUTHORITY.print(CHIYODA, hanako()), "1234", NONCE);

    var card = ((Verified) verification.verify(evidence, NONCE, TODAY)).card();

    assertThat(card.number().digits()).isEqualTo("123456789018");
    assertThat(card.name()).isEqualTo("番号　花子");
    assertThat(card.address()).isEqualTo("東京都千代田区霞が関２丁目１番２号");
    assertThat(card.birthDate()).isEqualTo(LocalDate.of(1980, 2, 17));
    assertThat(card.sex()).isEqualTo(Sex.FEMALE);
  }

  @Test
  void a_name_arrives_byte_for_byte_also_when_normalisation_would_change_it() throws Exception {
    var name = "葛\uDB40\uDD00城　か\u3099\u2F00";
    var holder =
        CardHolder.of("123456789018", name, "x".repeat(1000), TODAY.minusYears(3), '9', "0000");

    var card = verified(AUTHORITY.print(CHIYODA, holder), "0000");

    assertThat(card.name().getBytes(StandardCharsets.UTF_8))
        .isEqualTo(name.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_card_loaded_from_its_file_is_the_same_card(@TempDir Path folder) throws Exception {
    var file = folder.resolve("hanako.card");
    SoftwareCardFile.save(AUTHORITY.print(CHIYODA, hanako()), file);

    assertThat(verified(SoftwareCardFile.load(file), "1234").name()).isEqualTo("番号　花子");
  }

  @Test
  void nothing_of_the_person_prints_itself() throws Exception {
    var evidence = read(AUTHORITY.print(CHIYODA, hanako()), "1234", NONCE);
    var result = (Verified) verification.verify(evidence, NONCE, TODAY);

    assertThat(evidence).hasToString("[hidden]");
    assertThat(result.toString() + result.card().number()).doesNotContain("花子", "1234", "1980");
  }

  @Test
  void a_replayed_nonce_signature_is_refused() throws Exception {
    var evidence = read(AUTHORITY.print(CHIYODA, hanako()), "1234", NONCE);
    var nextNonce = NONCE.sha256();

    assertThat(verification.verify(evidence, nextNonce, TODAY))
        .isEqualTo(new Refused(CardReason.NONCE_SIGNATURE));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 131016, NUMBER_DIGEST",
    "2, 131016, PERSON_DIGEST",
    "3, 131016, NUMBER_DIGEST",
    "7, 131016, NONCE_SIGNATURE",
    "3, 141003, RECORD_SIGNATURE",
    "4, 141003, RECORD_SIGNATURE",
    "7, 141003, CARD_KEY_SIGNATURE",
  })
  void a_file_of_another_card_is_refused(int file, String itsMunicipality, CardReason reason)
      throws Exception {
    var card = AUTHORITY.print(CHIYODA, hanako());
    var other = AUTHORITY.print(itsMunicipality, taro());

    assertThat(verify(card.withFileOf(other, file), "1234")).isEqualTo(new Refused(reason));
  }

  @Test
  void a_card_of_an_unknown_ca_is_refused() throws Exception {
    var card = TestCardAuthority.named("9000099").print(CHIYODA, hanako());

    assertThat(verify(card, "1234")).isEqualTo(new Refused(CardReason.CA_UNKNOWN));
  }

  @Test
  void a_ca_that_takes_the_id_of_a_trusted_one_is_refused() throws Exception {
    var trusted = AUTHORITY.trustLine();
    var other = TestCardAuthority.named("9000099").trustLine();
    int key = trusted.indexOf(' ');
    var mixed = TrustedCas.parse(trusted.substring(0, key) + other.substring(key));
    var others = new CardVerification(mixed, null);
    var evidence = read(AUTHORITY.print(CHIYODA, hanako()), "1234", NONCE);

    assertThat(others.verify(evidence, NONCE, TODAY))
        .isEqualTo(new Refused(CardReason.MUNICIPALITY_SIGNATURE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"123456789017", "12345678901X", "            "})
  void a_number_that_is_signed_but_wrong_is_refused(String number) throws Exception {
    var holder = holder(number, TODAY.minusYears(30), '1');

    assertThat(verify(AUTHORITY.print(CHIYODA, holder), "1234"))
        .isEqualTo(new Refused(CardReason.NUMBER_INVALID));
  }

  @Test
  void a_birth_date_in_the_future_or_too_long_ago_is_refused() throws Exception {
    for (var birthDate : new LocalDate[] {TODAY.plusDays(1), TODAY.minusYears(150).minusDays(1)}) {
      var card = AUTHORITY.print(CHIYODA, holder("123456789018", birthDate, '1'));

      assertThat(verify(card, "1234")).isEqualTo(new Refused(CardReason.BIRTH_DATE_INVALID));
    }
    assertThat(verify(AUTHORITY.print(CHIYODA, holder("123456789018", TODAY, '1')), "1234"))
        .isInstanceOf(Verified.class);
  }

  @Test
  void a_birth_date_that_no_calendar_has_is_refused() throws Exception {
    var items = CardFiles.items(hanako());
    items[2] = bytes("DF24083139383130323239"); // 19810229
    var card = AUTHORITY.print(CHIYODA, hanako(), items);

    assertThat(verify(card, "1234")).isEqualTo(new Refused(CardReason.BIRTH_DATE_INVALID));
  }

  @Test
  void a_sex_of_an_unknown_digit_is_refused() throws Exception {
    assertThat(
            verify(AUTHORITY.print(CHIYODA, holder("123456789018", LocalDate.EPOCH, '3')), "1234"))
        .isEqualTo(new Refused(CardReason.SEX_INVALID));
  }

  @Test
  void a_name_that_is_not_utf8_or_blank_or_has_controls_is_refused_though_signed()
      throws Exception {
    var cut = "DF2202E381";
    var overlong = "DF2202C0AF";
    var blank = "DF2203E38080";
    var empty = "DF2200";
    var tab = "DF22024109";
    for (var name : new String[] {cut, overlong, blank, empty, tab}) {
      var items = CardFiles.items(hanako());
      items[0] = bytes(name);
      var card = AUTHORITY.print(CHIYODA, hanako(), items);

      assertThat(verify(card, "1234")).isEqualTo(new Refused(CardReason.FILE_TEXT));
    }
  }

  @Test
  void offsets_that_point_elsewhere_are_refused_though_everything_is_signed() throws Exception {
    var evidence = read(AUTHORITY.print(CHIYODA, hanako()), "1234", NONCE);
    var person = evidence.person().toArray();
    int table = evidence.person().hex().indexOf("df2108") / 2 + 3;
    person[table + 3]++;

    assertThat(verification.verify(withPerson(evidence, person), NONCE, TODAY))
        .isEqualTo(new Refused(CardReason.FILE_OFFSETS));
  }

  @Test
  void filler_behind_the_four_items_may_be_there_but_must_be_filler() throws Exception {
    var evidence = read(AUTHORITY.print(CHIYODA, hanako()), "1234", NONCE);
    var person = evidence.person().toArray();
    var filled = CardFiles.join(person, bytes("FFFFFF"));
    var hidden = CardFiles.join(person, bytes("FFFE"));

    assertThat(verification.verify(withPerson(evidence, filled), NONCE, TODAY))
        .isInstanceOf(Verified.class);
    assertThat(verification.verify(withPerson(evidence, hidden), NONCE, TODAY))
        .isEqualTo(new Refused(CardReason.FILE_FILLER));
  }

  @Test
  void any_single_changed_bit_of_any_file_or_of_the_nonce_signature_is_refused() throws Exception {
    var evidence = read(AUTHORITY.print(CHIYODA, hanako()), "1234", NONCE);
    assertThat(verification.verify(evidence, NONCE, TODAY)).isInstanceOf(Verified.class);
    var parts = evidence.toFields();
    for (var part : parts.entrySet()) {
      if (part.getKey().equals("format")) {
        continue;
      }
      var bytes = Bytes.ofBase64Url(part.getValue()).toArray();
      for (int bit = 0; bit < bytes.length * 8; bit++) {
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        var changed = new HashMap<>(parts);
        changed.put(part.getKey(), Bytes.of(bytes).base64Url());
        assertThat(verification.verify(CardEvidence.ofFields(changed), NONCE, TODAY))
            .as("%s bit %d", part.getKey(), bit)
            .isInstanceOf(Refused.class);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 30, NUMBER_DIGEST",
    "2, 200, PERSON_DIGEST",
    "3, 100, RECORD_SIGNATURE",
    "4, 100, CA_UNKNOWN",
    "4, 1000, MUNICIPALITY_SIGNATURE",
    "7, 1000, CARD_KEY_SIGNATURE",
  })
  void a_card_with_one_bit_changed_in_a_file_is_refused(int file, int bit, CardReason reason)
      throws Exception {
    var card = AUTHORITY.print(CHIYODA, hanako()).withFlippedBit(file, bit);

    assertThat(verify(card, "1234")).isEqualTo(new Refused(reason));
  }

  private CardResult verify(SoftwareCard card, String pin) throws Exception {
    return verification.verify(read(card, pin, NONCE), NONCE, TODAY);
  }

  private VerifiedCard verified(SoftwareCard card, String pin) throws Exception {
    return ((Verified) verify(card, pin)).card();
  }

  private static CardHolder holder(String number, LocalDate birthDate, char sex) {
    return CardHolder.of(number, "番号　花子", "住所", birthDate, sex, "1234");
  }

  private static CardEvidence withPerson(CardEvidence evidence, byte[] person) {
    return new CardEvidence(
        evidence.number(),
        Bytes.of(person),
        evidence.digests(),
        evidence.municipality(),
        evidence.cardKey(),
        evidence.nonceSignature());
  }

  private static byte[] bytes(String hex) {
    return Bytes.ofHex(hex).toArray();
  }
}
