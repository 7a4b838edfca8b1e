package vrs.journeys;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import vrs.card.app.PassportFields;
import vrs.samples.Passport;
import vrs.samples.Person;
import vrs.samples.Sex;
import vrs.samples.pictures.Camera;
import vrs.samples.pictures.Damage;
import vrs.samples.pictures.PassportPicture;
import vrs.samples.pictures.Print;
import vrs.samples.pictures.SampleDigits;

/// Pictures of invented people's passports.
final class Passports {
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyMMdd");

  private Passports() {}

  /// A photograph of the data page.
  ///
  /// @param expires last day of validity
  static byte[] photograph(Person person, LocalDate expires) {
    var lines = lines(person, expires);
    var random = new Random(9303);
    var page = PassportPicture.page(lines.upper(), lines.lower(), 350, Print.GOOD);
    return Camera.take(page, Damage.of(Damage.Level.CLEAN, random, 11), 1600, 1200, random).jpeg();
  }

  /// The fields that leave the device, as the bridge reads them from a picture.
  static PassportFields fields(Person person) {
    var lines = lines(person, person.passport().expires());
    String lower = lines.lower();
    return new PassportFields(
        lines.upper().substring(5),
        lower.substring(0, 10),
        lower.substring(10, 13),
        lower.substring(13, 20),
        lower.substring(21, 28));
  }

  private static SampleDigits.PassportLines lines(Person person, LocalDate expires) {
    Passport passport = person.passport();
    return SampleDigits.passport(
        "P",
        passport.nationality(),
        field(passport.surname()) + "<<" + field(passport.givenNames()),
        passport.number(),
        SHORT.format(person.born().latest()),
        person.sex() == Sex.UNKNOWN ? '<' : person.sex() == Sex.MALE ? 'M' : 'F',
        SHORT.format(expires));
  }

  private static String field(String name) {
    return name.replace("'", "").replace('-', '<').replace(' ', '<');
  }
}
