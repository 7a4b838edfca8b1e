package vrs.samples;

import static vrs.samples.Hepburn.katakana;
import static vrs.samples.Hepburn.romanise;

import java.time.LocalDate;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Invents people, always the same ones for the same seed, day and order of calls.
///
/// Numbers of any kind are unique among the people of one generator: one world, one generator.
public final class PersonGenerator {

  private static final String[] TOWNS = {"見本町", "仮名台", "架空", "例示が丘", "試町", "ひながた"};
  private static final String[] HOUSES = {"見本荘", "ミホンハイツ", "コーポひながた"};

  /// Shares no factor with ten thousand million, so that every serial has its own ticket number.
  private static final long TICKET_SPREAD = 7_182_818_283L;

  private static final long TICKETS = 10_000_000_000L;

  private final Random random;
  private final LocalDate asOf;
  private int serial;

  /// @param asOf the day on which the people are as old as the age pyramid says
  public PersonGenerator(long seed, LocalDate asOf) {
    this.random = new Random(seed);
    this.asOf = asOf;
  }

  /// One more person of a municipality.
  public Person next(Municipality municipality) {
    var sex = oneIn(1000) ? Sex.UNKNOWN : random.nextInt(1000) < 514 ? Sex.FEMALE : Sex.MALE;
    var surname = Names.surname(random);
    var given = Names.given(sex, random);
    var longO = oneIn(10) ? Hepburn.LongO.OH : Hepburn.LongO.O;
    return person(
        municipality,
        surname.written() + "　" + given.written(),
        katakana(surname.kana()) + "　" + katakana(given.kana()),
        born(),
        sex,
        passport(
            "JPN", romanise(surname.kana(), longO), romanise(given.kana(), longO), validPassport()),
        oneIn(100) ? asOf.minusDays(1 + random.nextInt(60)) : null,
        oneIn(200) ? asOf.minusDays(1 + random.nextInt(60)) : null,
        oneIn(300));
  }

  /// One more person, with the name and birth date that make the case.
  public Person next(Municipality municipality, EdgeCase edge) {
    return person(
        municipality,
        edge.written,
        edge.kana,
        BirthDate.parse(edge.born),
        edge.sex,
        passport(
            edge.nationality,
            edge.surname,
            edge.givenNames,
            edge == EdgeCase.EXPIRED_PASSPORT ? LocalDate.of(2024, 3, 31) : validPassport()),
        null,
        null,
        false);
  }

  private Person person(
      Municipality municipality,
      String name,
      String kana,
      BirthDate born,
      Sex sex,
      Passport passport,
      @Nullable LocalDate movedOut,
      @Nullable LocalDate died,
      boolean isProtected) {
    int serial = ++this.serial;
    return new Person(
        municipality,
        "%010d".formatted(serial * TICKET_SPREAD % TICKETS),
        String.valueOf(1_000_000 + serial * 7L),
        IndividualNumber.invented(serial),
        name,
        kana,
        born,
        sex,
        address(municipality),
        passport,
        issued(born),
        movedOut,
        died,
        isProtected);
  }

  /// In the spring before the first doses were given, or for who was born later on the day of
  /// birth: nobody has a dose that is older than the ticket.
  private LocalDate issued(BirthDate born) {
    var day = LocalDate.of(2021, 4, 1).plusDays(random.nextInt(60));
    return born.latest().isAfter(day) ? born.latest() : day;
  }

  private BirthDate born() {
    var date = AgePyramid.birthDate(asOf, random);
    if (date.isAfter(LocalDate.of(1950, 1, 1)) || !oneIn(200)) {
      return BirthDate.of(date);
    }
    return new BirthDate(date.getYear(), random.nextBoolean() ? date.getMonthValue() : 0, 0);
  }

  /// Numbers begin with XS, which no real passport of Japan does.
  private Passport passport(String nationality, String surname, String given, LocalDate expires) {
    return new Passport("XS%07d".formatted(serial + 1), nationality, surname, given, expires);
  }

  private LocalDate validPassport() {
    return asOf.plusYears(3).plusDays(random.nextInt(2500));
  }

  private String address(Municipality municipality) {
    var house = oneIn(2) ? "" : "　" + pick(HOUSES) + (101 + random.nextInt(8)) + "号室";
    return "%s%s%s%d丁目%d番%d号%s"
        .formatted(
            municipality.prefectureName(),
            municipality.name(),
            pick(TOWNS),
            1 + random.nextInt(6),
            1 + random.nextInt(30),
            1 + random.nextInt(20),
            house);
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }

  private boolean oneIn(int count) {
    return random.nextInt(count) == 0;
  }
}
