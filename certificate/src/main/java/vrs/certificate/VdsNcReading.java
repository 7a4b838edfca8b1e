package vrs.certificate;

import static vrs.certificate.Json.asObject;
import static vrs.certificate.Reason.CONTENT_UNKNOWN;
import static vrs.certificate.Reason.MALFORMED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import vrs.certificate.VerifiedContent.Format;
import vrs.certificate.VerifiedContent.VerifiedDose;

/// The `data` of a VDS-NC, read by allow-list and by the length and characters of each field.
final class VdsNcReading {

  private static final Set<String> DATA = Set.of("hdr", "msg");
  private static final Set<String> HEADER = Set.of("t", "v", "is");
  private static final Set<String> MESSAGE = Set.of("uvci", "pid", "ve");
  // `sex`, `ai` and `dvn` (next dose) are legal, but have no place in what we show.
  private static final Set<String> PERSON = Set.of("n", "dob", "i");
  private static final Set<String> EVENT = Set.of("des", "nam", "dis", "vd");
  private static final Set<String> DOSE = Set.of("dvc", "seq", "ctr", "adm", "lot");

  private VdsNcReading() {}

  /// The issuing country, which the signer's certificate must name too.
  static String country(Json.Obj data) throws Rejection {
    return plain(data.object("hdr").text("is"), 3);
  }

  static VerifiedContent of(Json.Obj data, String signer) throws Rejection {
    Json.Obj header = data.only(DATA, CONTENT_UNKNOWN).object("hdr").only(HEADER, CONTENT_UNKNOWN);
    if (!header.text("t").equals("icao.vacc") || CanonicalJson.whole(header.number("v")) != 1) {
      throw new Rejection(CONTENT_UNKNOWN);
    }
    Json.Obj message = data.object("msg").only(MESSAGE, CONTENT_UNKNOWN);
    Json.Obj person = message.object("pid").only(PERSON, CONTENT_UNKNOWN);
    if (!person.has("dob")) {
      throw new Rejection(
          CONTENT_UNKNOWN); // legal beside a passport number, but we compare birth dates
    }
    List<VerifiedDose> doses = new ArrayList<>();
    for (Json each : message.array("ve")) {
      Json.Obj event = asObject(each).only(EVENT, CONTENT_UNKNOWN);
      for (Json dose : event.array("vd")) {
        doses.add(dose(event, asObject(dose).only(DOSE, CONTENT_UNKNOWN)));
      }
    }
    if (doses.isEmpty()) {
      throw new Rejection(CONTENT_UNKNOWN);
    }
    return new VerifiedContent(
        Format.VDS_NC,
        country(data),
        signer,
        List.of(plain(person.text("n"), 39)),
        HealthCardReading.birthDate(person.text("dob")),
        person.has("i") ? Optional.of(plain(person.text("i"), 11)) : Optional.empty(),
        Optional.of(plain(message.text("uvci"), 12)),
        doses,
        Optional.empty());
  }

  private static VerifiedDose dose(Json.Obj event, Json.Obj dose) throws Rejection {
    long number = CanonicalJson.whole(dose.number("seq"));
    if (number < 1 || number > 99) {
      throw new Rejection(MALFORMED);
    }
    if (event.has("dis")) {
      plain(event.text("dis"), 6);
    }
    return new VerifiedDose(
        "ICD-11",
        plain(event.text("des"), 6),
        Optional.of(plain(event.text("nam"), 40)),
        OptionalInt.of((int) number),
        HealthCardReading.day(dose.text("dvc")),
        Optional.of(plain(dose.text("lot"), 20)),
        Optional.of(plain(dose.text("ctr"), 3)),
        Optional.of(plain(dose.text("adm"), 20)));
  }

  private static String plain(String text, int longest) throws Rejection {
    if (!PlainText.fits(text, longest)) {
      throw new Rejection(MALFORMED);
    }
    return text;
  }
}
