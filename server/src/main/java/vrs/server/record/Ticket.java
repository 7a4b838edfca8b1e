package vrs.server.record;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// A ticket (接種券) that the municipality issued to a person.
public record Ticket(
    TicketNumber number, UUID person, LocalDate issued, Optional<LocalDate> voided) {}
