package vrs.server.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vrs.reading.TicketLine;
import vrs.server.municipality.LotNumber;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Masters;
import vrs.server.municipality.Weight;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Audience;
import vrs.server.platform.Messages;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Refusal;
import vrs.server.platform.Zone;
import vrs.server.record.BirthDate;
import vrs.server.record.DoseCheck;
import vrs.server.record.Person;
import vrs.server.record.RegisterDose;
import vrs.server.record.Rule;
import vrs.server.record.Source;
import vrs.server.record.TicketNumber;
import vrs.server.staff.SitePresence;

/// The site's doors: settings of the day, reading, check, registration (C4, C5, C8).
@RestController
class ScanDoor {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private final ReadTicket readTicket;
  private final RegisterDose registerDose;
  private final Masters masters;
  private final Messages messages;
  private final Clock clock;

  ScanDoor(
      ReadTicket readTicket,
      RegisterDose registerDose,
      Masters masters,
      Messages messages,
      Clock clock) {
    this.readTicket = readTicket;
    this.registerDose = registerDose;
    this.masters = masters;
    this.messages = messages;
    this.clock = clock;
  }

  record Named(String code, String name) {}

  record Lot(String product, String number, LocalDate expires) {}

  record SiteSettings(String site, List<Named> programmes, List<Named> products, List<Lot> lots) {}

  /// What can be set on the table today: products in use and their lots that have not expired.
  @GetMapping("/api/v1/site/settings")
  @OpenTo(zone = Zone.INTERNET, audience = Audience.SITE)
  SiteSettings settings(@RequestAttribute(SitePresence.ATTRIBUTE) SitePresence here) {
    MasterData master = masters.current();
    LocalDate today = today();
    var lots = new ArrayList<Lot>();
    var products = new ArrayList<Named>();
    for (var product : master.productsOn(today)) {
      products.add(new Named(product.code(), product.brand()));
      for (var lot : master.lotsOf(product)) {
        if (!lot.expiredOn(today)) {
          lots.add(new Lot(product.code(), lot.number().text(), lot.expiryKnownOn(today)));
        }
      }
    }
    return new SiteSettings(
        here.siteName(),
        master.programmesOn(today).stream()
            .map(each -> new Named(each.code(), each.name()))
            .toList(),
        products,
        lots);
  }

  record PersonShown(String name, String kana, String birthDate) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  /// What a ticket said (読取結果), as the site sees it.
  ///
  /// @param line 18 digits: kind 1, dose number 1, municipality 6, ticket number 10
  /// @param confidence of each digit, 0 to 1
  /// @param own whether the ticket is the site's own municipality's
  record ReadingShown(
      UUID id,
      Reading.Source source,
      String line,
      List<Double> confidence,
      boolean own,
      @Nullable PersonShown person,
      @Nullable Boolean ticketKnown) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  record ReadingAnswer(ReadingShown reading) {}

  @PostMapping(
      path = "/api/v1/readings",
      consumes = {MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE})
  @OpenTo(zone = Zone.INTERNET, audience = Audience.SITE)
  ReadingAnswer readPicture(Actor site, @RequestBody byte[] picture) {
    return answer(readTicket.picture(site, picture));
  }

  /// One of the two.
  record Digits(@Nullable String typed, @Nullable String code) {}

  @PostMapping(path = "/api/v1/readings", consumes = MediaType.APPLICATION_JSON_VALUE)
  @OpenTo(zone = Zone.INTERNET, audience = Audience.SITE)
  ReadingAnswer readDigits(Actor site, @RequestBody Digits digits) {
    if (digits.code() != null) {
      return answer(readTicket.digits(site, digits.code(), Reading.Source.CODE));
    }
    if (digits.typed() == null) {
      throw wrong("typed");
    }
    return answer(readTicket.digits(site, digits.typed(), Reading.Source.TYPED));
  }

  private static ReadingAnswer answer(ReadTicket.Shown shown) {
    return new ReadingAnswer(
        new ReadingShown(
            shown.reading().id(),
            shown.reading().source(),
            shown.line().digits(),
            shown.confidence(),
            shown.reading().own(),
            shown.person().map(ScanDoor::person).orElse(null),
            shown.ticketKnown().orElse(null)));
  }

  private static PersonShown person(Person person) {
    return new PersonShown(person.name(), person.kana(), person.birthDate().text());
  }

  /// A dose as the site sends it, to be checked or registered.
  ///
  /// @param readingId none if a dose of former days is entered from paper
  /// @param birthDate needed for another municipality's ticket
  /// @param confirmed codes of the doubtful findings that the person at the site confirms
  /// @param reason why they are confirmed
  record DoseSent(
      @Nullable UUID readingId,
      String line,
      @Nullable String birthDate,
      String product,
      String lot,
      LocalDate given,
      int number,
      @Nullable String doctor,
      @Nullable Set<String> confirmed,
      @Nullable String reason) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  /// 可, 要確認, 不可.
  enum Verdict {
    ACCEPTED,
    DOUBTFUL,
    IMPOSSIBLE
  }

  /// @param weight whether it can be confirmed, sent to the municipality, or neither
  record FindingShown(String code, Weight weight, String what, @JsonProperty("do") String next) {}

  /// @param birthDateMatches only if one was sent
  record CheckAnswer(
      Verdict verdict, @Nullable Boolean birthDateMatches, List<FindingShown> findings) {}

  @PostMapping("/api/v1/checks")
  @OpenTo(zone = Zone.INTERNET, audience = Audience.SITE)
  CheckAnswer check(
      Actor site,
      @RequestAttribute(SitePresence.ATTRIBUTE) SitePresence here,
      @RequestBody DoseSent sent,
      Locale locale) {
    RegisterDose.Registration registration = registration(UUID.randomUUID(), site, here, sent);
    DoseCheck check = registerDose.check(registration);
    boolean differs =
        check.all().stream().anyMatch(finding -> finding.rule() == Rule.BIRTH_DATE_DIFFERS);
    Verdict verdict =
        switch (check) {
          case DoseCheck.Accepted _ -> Verdict.ACCEPTED;
          case DoseCheck.Doubtful _ -> Verdict.DOUBTFUL;
          case DoseCheck.Impossible _ -> Verdict.IMPOSSIBLE;
        };
    return new CheckAnswer(
        verdict,
        registration.birthDate().isPresent() ? !differs : null,
        check.all().stream()
            .map(finding -> {
              var words = messages.of(finding.rule(), finding.details(), locale);
              return new FindingShown(
                  finding.rule().code(), finding.weight(), words.what(), words.next());
            })
            .toList());
  }

  /// @param waiting it contradicts a recorded dose, and the municipality decides
  record ReceiptAnswer(UUID id, Instant recorded, boolean orphan, boolean waiting, String digest) {}

  /// The receipt leaves after the commit; a retry with the same id gets the same one (A4).
  @PutMapping("/api/v1/doses/{id}")
  @OpenTo(zone = Zone.INTERNET, audience = Audience.SITE)
  @ResponseStatus(HttpStatus.CREATED)
  ReceiptAnswer register(
      Actor site,
      @RequestAttribute(SitePresence.ATTRIBUTE) SitePresence here,
      @PathVariable UUID id,
      @RequestBody DoseSent sent) {
    RegisterDose.Receipt receipt = registerDose.register(registration(id, site, here, sent));
    return new ReceiptAnswer(
        receipt.id(),
        receipt.recorded(),
        receipt.orphan(),
        receipt.waiting(),
        digest(
            String.join(
                "|",
                id.toString(),
                receipt.recorded().toString(),
                sent.line(),
                sent.product(),
                sent.lot(),
                sent.given().toString(),
                String.valueOf(sent.number()))));
  }

  private RegisterDose.Registration registration(
      UUID id, Actor site, SitePresence here, DoseSent sent) {
    TicketLine line =
        switch (TicketLine.parse(sent.line())) {
          case TicketLine.Accepted(TicketLine parsed) -> parsed;
          case TicketLine.Refused(var reason) ->
              throw new Refusal(ScanReason.NOT_READ, Map.of("reading", reason.code()));
        };
    AreaCode issuer =
        masters
            .current()
            .areaOf(line.municipality())
            .orElseThrow(() ->
                new Refusal(ScanReason.NO_SUCH_MUNICIPALITY, Map.of("code", line.municipality())));
    var ticket = new TicketNumber(issuer, line.number());
    if (!issuer.equals(site.office()) && sent.birthDate() == null) {
      throw new Refusal(ScanReason.BIRTH_DATE_NEEDED);
    }
    Set<String> confirmed = sent.confirmed() == null ? Set.of() : sent.confirmed();
    String reason = text(sent.reason(), 200, "reason");
    if (!confirmed.isEmpty() && reason.isBlank()) {
      throw wrong("reason");
    }
    if (sent.number() < 1 || sent.number() > 9) {
      throw wrong("number");
    }
    return new RegisterDose.Registration(
        id,
        ticket,
        Optional.of(line.dose()),
        birthDate(sent.birthDate()),
        text(sent.product(), 40, "product"),
        sent.number(),
        lot(sent.lot()),
        sent.given(),
        site.office(),
        here.siteName(),
        text(sent.doctor(), 80, "doctor"),
        new Source(site.account(), device(site), Source.Origin.READING, sent.readingId(), reason),
        confirmed);
  }

  private static Optional<BirthDate> birthDate(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    if (!BirthDate.isValid(text)) {
      throw wrong("birthDate");
    }
    return Optional.of(new BirthDate(text));
  }

  private static LotNumber lot(String text) {
    var lot = new LotNumber(text);
    if (lot.text().isEmpty() || lot.text().length() > 19) {
      throw wrong("lot");
    }
    return lot;
  }

  private static String text(@Nullable String text, int longest, String field) {
    if (text == null) {
      return "";
    }
    if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
      throw wrong(field);
    }
    return text;
  }

  private static Refusal wrong(String field) {
    return new Refusal(ScanReason.FIELD_WRONG, Map.of("field", field));
  }

  private static UUID device(Actor site) {
    return Objects.requireNonNull(site.device());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), JAPAN);
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
