package vrs.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CertificateProperties {

  private static final Issued ISSUER = new Issued();
  private static final CertificateVerifier VERIFIER = ISSUER.verifier();

  @Property(tries = 60)
  void what_is_issued_verifies_and_says_what_was_meant(
      @ForAll("names") String name,
      @ForAll("romanNames") RomanName roman,
      @ForAll @IntRange(min = 1, max = 10) int doses) {
    CertificateContent.Overseas content = overseas(name, roman, doses);
    SignedCertificate signed = ISSUER.issue(content);

    VerifiedContent card = valid(VERIFIER.verify(signed.healthCard().numeric()));
    assertThat(card.names().getFirst().replace('\u3000', ' '))
        .isEqualTo(name.replace('\u3000', ' '));
    assertThat(card.names().getLast()).isEqualTo((roman.surname() + " " + roman.given()).strip());
    assertThat(card.doses()).hasSize(doses);
    VerifiedContent seal = valid(VERIFIER.verify(signed.vdsNc().orElseThrow().json()));
    assertThat(seal.names()).containsExactly(roman.machineReadable());
    assertThat(seal.doses()).hasSize(doses);
    assertThat(CodeSymbol.of(signed.healthCard()).version()).isLessThanOrEqualTo(22);
  }

  @Property(tries = 100)
  void a_trust_list_reads_back_to_itself(
      @ForAll("names") String name,
      @ForAll("ids") List<String> ids,
      @ForAll @IntRange(min = 0) int counter) {
    Map<RevocationId, Optional<java.time.Instant>> revoked = new java.util.HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      revoked.put(
          new RevocationId(ids.get(i)),
          i % 2 == 0 ? Optional.empty() : Optional.of(Issued.NOW.plusSeconds(i)));
    }
    var list = new RevocationList(ISSUER.healthCardKey.id(), counter, revoked);
    var trust =
        new TrustList(
            Issued.NOW,
            List.of(
                new TrustList.Issuer(
                    Issued.ISS,
                    name,
                    List.of(KeySet.Key.of(ISSUER.key.publicKey(), OptionalLong.of(counter))),
                    List.of(list))),
            List.of(ISSUER.authority.certificate()));

    assertThat(RevocationList.parse(list.json())).isEqualTo(list);
    assertThat(TrustList.parse(trust.json())).isEqualTo(trust);
  }

  @Property(tries = 500)
  void the_numeric_form_reads_back(@ForAll("jws") String jws) throws Rejection {
    assertThat(SmartHealthCard.ofNumeric(new SmartHealthCard(jws).numeric()).jws()).isEqualTo(jws);
  }

  @Property(tries = 500)
  void every_text_is_quoted_so_that_it_reads_back(@ForAll("names") String text) throws Rejection {
    String odd = text + "\"\\\b\f\n\r\t\u0001/\u2028";
    var quoted = new StringBuilder();
    CanonicalJson.quote(odd, quoted);
    assertThat(JsonReader.read(quoted.toString())).isEqualTo(new Json.Text(odd));
  }

  private static VerifiedContent valid(List<Verdict> verdicts) {
    assertThat(verdicts).singleElement().isInstanceOf(Verdict.Valid.class);
    return ((Verdict.Valid) verdicts.getFirst()).content();
  }

  private static CertificateContent.Overseas overseas(String name, RomanName roman, int doses) {
    return new CertificateContent.Overseas(
        CertificateId.of("JA", doses),
        new PersonName(name),
        roman,
        new BirthDate("1950-04-01"),
        CountryCode.JAPAN,
        new PassportNumber("TZ1234567"),
        Issued.doses(doses),
        "東京都千代田区");
  }

  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> part =
        Arbitraries.oneOf(
            Arbitraries.of("𠮷", "髙", "﨑", "山田", "アンドレア", "MARIA", "Müller", "李", "が", "O'Neil"),
            Arbitraries.strings().withCharRange('\u4e00', '\u9fff').ofMinLength(1).ofMaxLength(6));
    return part.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("\u3000", parts));
  }

  @Provide
  Arbitrary<RomanName> romanNames() {
    Arbitrary<String> word =
        Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(1).ofMaxLength(20);
    Arbitrary<String> name =
        Combinators.combine(word.list().ofMinSize(1).ofMaxSize(2), Arbitraries.of(" ", "-", "'"))
            .as((words, mark) -> String.join(mark, words));
    return Combinators.combine(name, Arbitraries.oneOf(Arbitraries.just(""), name))
        .as(RomanName::new);
  }

  @Provide
  Arbitrary<List<String>> ids() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withChars("-_0")
        .ofMinLength(1)
        .ofMaxLength(24)
        .list()
        .uniqueElements()
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<String> jws() {
    return Arbitraries.strings().withCharRange('A', 'Z').withChars("abz-_.019").ofMinLength(1);
  }
}
