package vrs.journeys;

import java.util.Random;
import vrs.samples.Municipality;
import vrs.samples.Person;
import vrs.samples.pictures.Camera;
import vrs.samples.pictures.Damage;
import vrs.samples.pictures.Drawing;
import vrs.samples.pictures.Frame;
import vrs.samples.pictures.Print;
import vrs.samples.pictures.PrintedTicket;
import vrs.samples.pictures.TicketPicture;

/// A ticket that somebody brings, and how the camera sees it.
///
/// @param number the dose that it is for
/// @param line the 18 digits that stand on the paper
/// @param seen the digits in the picture; others where the ticket is misread on purpose
/// @param code whether the 2D code stands beside the line
record PaperTicket(
    Person person, int number, String line, String seen, boolean code, Damage.Level damage) {

  static PaperTicket of(Person person, int number, boolean code, Damage.Level damage) {
    String line = DoseSent.line(person, number);
    return new PaperTicket(person, number, line, line, code, damage);
  }

  /// The same ticket with one digit of its number read as another.
  PaperTicket misread(int position, char digit) {
    var digits = new StringBuilder(line);
    digits.setCharAt(position, digit);
    return new PaperTicket(person, number, line, digits.toString(), false, Damage.Level.CLEAN);
  }

  Municipality municipality() {
    return person.municipality();
  }

  /// The picture, always the same for the same seed.
  Frame photograph(long seed) {
    var random = new Random(seed);
    Drawing drawing =
        TicketPicture.sticker(
            new PrintedTicket(seen, municipality().name(), person.name(), code),
            450,
            Print.any(random));
    return Camera.take(drawing, Damage.of(damage, random, 14), 1600, 1200, random);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
