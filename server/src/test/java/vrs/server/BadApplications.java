package vrs.server;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import vrs.card.app.AppKey;
import vrs.card.app.PassportFields;
import vrs.samples.card.SoftwareCard;
import vrs.samples.card.TestAppAuthority;
import vrs.samples.card.TestCardAuthority;
import vrs.samples.pictures.SampleDigits;

/// Applications that a tampered card, a replay, a stranger's app or an old passport makes.
final class BadApplications {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyMMdd");
  private final TestMunicipality mine;
  private final String municipality;
  private final TestCitizen citizen;
  private final TestCitizen.Nonce spent;

  BadApplications(TestMunicipality mine) {
    this.mine = mine;
    this.municipality = mine.the(Thing.AREA);
    this.citizen = mine.citizen(mine.the(Thing.INDIVIDUAL_NUMBER), mine.the(Thing.PERSON_NAME));
    this.spent = citizen.nonce(municipality);
    citizen.apply(UUID.randomUUID(), municipality, "DOMESTIC", Optional.empty(), spent);
  }

  Stream<BadInput> all() {
    return Stream.of(
        flipped("the number's file", 1, 30, "K135"),
        flipped("the person's file", 2, 200, "K136"),
        flipped("the file of digests", 3, 100, "K133"),
        flipped("the municipality's certificate", 4, 1000, "K132"),
        flipped("the file of the card's key", 7, 1000, "K134"),
        BadInput.because(
            "a card of an unknown authority",
            "I105",
            "K131",
            "certificate.apply I105",
            () -> domestic(citizen.with(_ -> foreignCard()))),
        BadInput.because(
            "an app of an unknown authority",
            "I104",
            "K152",
            "certificate.apply I104",
            () -> domestic(citizen.with(foreignApp()))),
        new BadInput(
            "a nonce that was spent before",
            "I103",
            "certificate.apply I103",
            () ->
                citizen.apply(
                    UUID.randomUUID(), municipality, "DOMESTIC", Optional.empty(), spent)),
        new BadInput(
            "a passport that has expired",
            "I109",
            "certificate.apply I109",
            () -> overseas(passport(LocalDate.now(JAPAN).minusDays(1), ""))),
        new BadInput(
            "a passport with a wrong check digit",
            "I108",
            "certificate.apply I108",
            () -> overseas(passport(LocalDate.now(JAPAN).plusYears(1), "TR1234568"))));
  }

  private BadInput flipped(String what, int file, int bit, String cause) {
    return BadInput.because(
        "a bit changed in " + what,
        "I105",
        cause,
        "certificate.apply I105",
        () -> domestic(citizen.with(card -> card.withFlippedBit(file, bit))));
  }

  private Answer domestic(TestCitizen applicant) {
    return applicant.apply(UUID.randomUUID(), municipality, "DOMESTIC", Optional.empty());
  }

  private Answer overseas(PassportFields passport) {
    return citizen.apply(UUID.randomUUID(), municipality, "OVERSEAS", Optional.of(passport));
  }

  private SoftwareCard foreignCard() {
    return TestCardAuthority.named("9000099")
        .print(
            municipality,
            mine.holder(mine.the(Thing.INDIVIDUAL_NUMBER), mine.the(Thing.PERSON_NAME)));
  }

  private static AppKey foreignApp() {
    return new TestAppAuthority(Instant.now()).install("1.0.0", Instant.now());
  }

  /// The fields of a passport of the citizen.
  ///
  /// @param number in place of the right one, whose check digit stays; or empty
  private PassportFields passport(LocalDate expires, String number) {
    String lower =
        SampleDigits.passport(
                "P",
                "JPN",
                "CHIYODA<<HANAKO",
                "TR1234567",
                SHORT.format(LocalDate.parse(mine.born)),
                'F',
                SHORT.format(expires))
            .lower();
    return new PassportFields(
        "CHIYODA<<HANAKO" + "<".repeat(24),
        number.isEmpty() ? lower.substring(0, 10) : number + lower.charAt(9),
        lower.substring(10, 13),
        lower.substring(13, 20),
        lower.substring(21, 28));
  }
}
