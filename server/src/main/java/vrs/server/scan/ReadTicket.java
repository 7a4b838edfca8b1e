package vrs.server.scan;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.reading.CameraTicketReader;
import vrs.reading.ReadingReason;
import vrs.reading.Strip;
import vrs.reading.TicketLine;
import vrs.reading.TicketReader;
import vrs.reading.TicketReading;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.municipality.Masters;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.record.Person;
import vrs.server.record.Persons;
import vrs.server.record.Ticket;
import vrs.server.record.TicketNumber;
import vrs.server.record.Tickets;

/// Reads a ticket for a site and looks it up in the register of the municipality that issued it.
///
/// A site of the issuing municipality sees name and birth date for the read-back. A site of another
/// one learns nothing of the person here (C4).
@Component
final class ReadTicket {
  private static final int VACCINATION = 2;
  private final TicketReader reader = new CameraTicketReader();
  private final Areas areas;
  private final Masters masters;
  private final Tickets tickets;
  private final Persons persons;
  private final Readings readings;
  private final Audit audit;
  private final Pseudonyms pseudonyms;
  private final Clock clock;

  ReadTicket(
      Areas areas,
      Masters masters,
      Tickets tickets,
      Persons persons,
      Readings readings,
      Audit audit,
      Pseudonyms pseudonyms,
      Clock clock) {
    this.areas = areas;
    this.masters = masters;
    this.tickets = tickets;
    this.persons = persons;
    this.readings = readings;
    this.audit = audit;
    this.pseudonyms = pseudonyms;
    this.clock = clock;
  }

  /// A reading with what the site may know.
  ///
  /// @param confidence of each of the 18 digits
  /// @param person for the read-back; only of the site's own municipality
  /// @param ticketKnown whether the number was issued; told to the issuer's own sites only
  record Shown(
      Reading reading,
      TicketLine line,
      List<Double> confidence,
      Optional<Person> person,
      Optional<Boolean> ticketKnown) {}

  /// From a picture of a camera.
  Shown picture(Actor site, byte[] picture) {
    return switch (reader.read(picture)) {
      case TicketReading.ReadFromCode(TicketLine line, Strip strip) ->
          shown(site, line, Reading.Source.CODE, certain(), Optional.of(strip));
      case TicketReading.ReadFromLine(TicketLine line, List<Double> confidence, Strip strip) ->
          shown(site, line, Reading.Source.LINE, confidence, Optional.of(strip));
      case TicketReading.NotRead(ReadingReason reason, _) -> throw notRead(reason);
    };
  }

  /// From digits: typed, or scanned from the 2D code on the device.
  Shown digits(Actor site, String digits, Reading.Source source) {
    return switch (TicketLine.parse(digits)) {
      case TicketLine.Accepted(TicketLine line) ->
          shown(site, line, source, certain(), Optional.empty());
      case TicketLine.Refused(ReadingReason reason) -> throw notRead(reason);
    };
  }

  private Shown shown(
      Actor site,
      TicketLine line,
      Reading.Source source,
      List<Double> confidence,
      Optional<Strip> strip) {
    AreaCode issuer =
        masters
            .current()
            .areaOf(line.municipality())
            .orElseThrow(() ->
                new Refusal(ScanReason.NO_SUCH_MUNICIPALITY, Map.of("code", line.municipality())));
    if (line.kind() != VACCINATION) {
      throw new Refusal(ScanReason.EXAMINATION_ONLY);
    }
    var reading =
        new Reading(
            UUID.randomUUID(),
            new TicketNumber(issuer, line.number()),
            line.dose(),
            source,
            Collections.min(confidence),
            strip.map(Strip::jpeg),
            site.office(),
            Objects.requireNonNull(site.device()),
            site.account(),
            clock.instant());
    return areas.write(issuer, area -> lookUp(area, site, reading, line, confidence));
  }

  private Shown lookUp(
      Area area, Actor site, Reading reading, TicketLine line, List<Double> confidence) {
    readings.add(area, reading);
    Optional<Ticket> ticket = tickets.byNumber(area, reading.ticket());
    Optional<Person> person =
        reading.own()
            ? ticket.flatMap(each -> persons.byId(area, each.person()))
            : Optional.empty();
    Deed deed =
        Deed.of(site, ScanAction.READ_TICKET)
            .with("source", reading.source())
            .with("known", ticket.isPresent());
    audit.enter(
        area,
        ticket.map(each -> deed.about(pseudonyms.of(area.code(), each.person()))).orElse(deed));
    return new Shown(
        reading,
        line,
        confidence,
        person,
        reading.own() ? Optional.of(ticket.isPresent()) : Optional.empty());
  }

  private static List<Double> certain() {
    return Collections.nCopies(TicketLine.LENGTH, 1.0);
  }

  private static Refusal notRead(ReadingReason reason) {
    return new Refusal(ScanReason.NOT_READ, Map.of("reading", reason.code()));
  }
}
