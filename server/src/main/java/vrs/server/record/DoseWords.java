package vrs.server.record;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vrs.server.municipality.Masters;
import vrs.server.municipality.Municipality;
import vrs.server.municipality.Product;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Messages;

/// What a dose, its versions and the rules say, as people read it on the screens.
@Component
public final class DoseWords {
  private final Messages messages;
  private final Masters masters;

  DoseWords(Messages messages, Masters masters) {
    this.messages = messages;
    this.masters = masters;
  }

  /// An item as it is shown.
  public String item(DoseItems items, DoseField field) {
    return switch (field) {
      case PRODUCT -> product(items.product());
      case GIVEN_IN -> municipality(items.givenIn(), items.given());
      case TAKEN_OVER_FROM -> takenOverFrom(items).orElse("");
      case TICKET, NUMBER, GIVEN, LOT, SITE, DOCTOR -> String.valueOf(field.of(items));
    };
  }

  /// The name of the municipality whose record it is, if not the own one.
  public Optional<String> takenOverFrom(DoseItems items) {
    return items.takenOverFrom().map(area -> municipality(area, items.given()));
  }

  private String municipality(AreaCode area, LocalDate day) {
    return masters
        .current()
        .municipalityOf(area, day)
        .map(Municipality::name)
        .orElse(area.digits());
  }

  public String product(String code) {
    return masters.current().product(code).map(Product::brand).orElse(code);
  }

  /// The numbers of certificates, one after the other.
  public String numbers(List<DoseStated.Certificate> certificates) {
    return certificates.stream()
        .map(DoseStated.Certificate::number)
        .collect(Collectors.joining(messages.text("dose.and", Map.of(), locale())));
  }

  /// What a rule objects to, and what to do.
  public Messages.Words finding(Finding finding) {
    return messages.of(finding.rule(), finding.details(), locale());
  }

  /// Why a version was made, where a person said so; what the program said, no reader has to know.
  public String why(Source source) {
    return why(source.origin(), source.why(), locale());
  }

  /// As the other, in a language that somebody has chosen.
  ///
  /// @param why as a version keeps it
  public String why(Source.Origin origin, String why, Locale language) {
    if (why.equals(UndoDoseChange.UNDONE)) {
      return messages.text("dose.undone", Map.of(), language);
    }
    return switch (origin) {
      case COUNTER, BULK, CONFLICT, MERGE ->
          Ground.Noted.of(why).map(noted -> noted(noted, language)).orElse(why);
      case READING -> why;
      case IMPORT, LINK, UNDO, RULES -> "";
    };
  }

  private String noted(Ground.Noted noted, Locale language) {
    String ground = messages.text("dose.ground." + noted.ground(), Map.of(), language);
    return noted.note().isEmpty()
        ? ground
        : messages.text("dose.noted", Map.of("ground", ground, "note", noted.note()), language);
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
