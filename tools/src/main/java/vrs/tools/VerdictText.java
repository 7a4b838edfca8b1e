package vrs.tools;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vrs.certificate.ProductNames;
import vrs.certificate.Reason;
import vrs.certificate.Verdict;
import vrs.certificate.VerifiedContent;
import vrs.certificate.VerifiedContent.VerifiedDose;

/// A verdict in Japanese and English for a terminal.
final class VerdictText {

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'JST'", Locale.ROOT).withZone(JAPAN);

  private final Words words = new Words("certificate");

  String usage() {
    return words.both("certificate.usage");
  }

  String of(Verdict verdict, Instant keysAsOf) {
    return switch (verdict) {
      case Verdict.Valid valid -> valid(valid, keysAsOf);
      case Verdict.NotValid(var reason) -> reason("certificate.not-valid", reason);
      case Verdict.CannotTell(var reason) -> reason("certificate.cannot-tell", reason);
    };
  }

  private String reason(String verdict, Reason reason) {
    return words.both(verdict) + " (" + reason.code() + ")\n" + words.message(reason.code(), "  ");
  }

  private String valid(Verdict.Valid valid, Instant keysAsOf) {
    VerifiedContent content = valid.content();
    var out = new StringBuilder(words.both("certificate.valid")).append('\n');
    line(out, "certificate.code", format(content.format()));
    content.names().forEach(name -> line(out, "certificate.name", name));
    line(out, "certificate.birth-date", content.birthDate().iso());
    content.passport().ifPresent(number -> line(out, "certificate.passport", number));
    content.certificateId().ifPresent(id -> line(out, "certificate.id", id));
    LocalDate issued = content.issued().orElse(Instant.now()).atZone(JAPAN).toLocalDate();
    content.doses().forEach(dose -> line(out, "certificate.dose", dose(dose, issued)));
    line(out, "certificate.issuer", content.issuer());
    content.issued().ifPresent(time -> line(out, "certificate.issued", TIME.format(time)));
    for (Verdict.Check check : Verdict.Check.values()) {
      if (valid.checks().contains(check)) {
        line(out, "certificate.checked", words.both(check.key()));
      }
    }
    line(out, "certificate.keys-as-of", TIME.format(keysAsOf));
    return out.toString();
  }

  private void line(StringBuilder out, String label, String text) {
    // a signed name could still hold a character that moves the cursor
    String plain = text.replaceAll("\\p{Cntrl}", "\uFFFD");
    out.append("  ").append(words.both(label)).append(": ").append(plain).append('\n');
  }

  private static String format(VerifiedContent.Format format) {
    return switch (format) {
      case SMART_HEALTH_CARD -> "SMART Health Card";
      case VDS_NC -> "ICAO VDS-NC";
    };
  }

  private static String dose(VerifiedDose dose, LocalDate issued) {
    var out = new StringBuilder();
    if (dose.number().isPresent()) {
      out.append('#').append(dose.number().getAsInt()).append(' ');
    }
    out.append(dose.given()).append(' ').append(dose.codeSystem()).append(' ');
    out.append(dose.productCode());
    dose.brand().ifPresent(brand -> out.append(' ').append(brand));
    if (dose.codeSystem().equals("CVX")) {
      ProductNames.of(dose.productCode(), issued)
          .ifPresent(name -> out.append(' ').append(name.ja()).append(" / ").append(name.en()));
    }
    dose.lot().ifPresent(lot -> out.append(" Lot ").append(lot));
    dose.country().ifPresent(country -> out.append(' ').append(country));
    dose.authority().ifPresent(authority -> out.append(' ').append(authority));
    return out.toString();
  }
}
