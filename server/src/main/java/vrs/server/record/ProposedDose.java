package vrs.server.record;

import java.time.LocalDate;
import java.util.Optional;
import vrs.server.municipality.LotNumber;

/// A dose that somebody wants to register, before anything was checked.
///
/// @param numberOnTicket the dose digit of the ticket line, when a line was read
/// @param born what came with the dose about its recipient, from a site or in a file
/// @param today the day in Japan by the server's clock
public record ProposedDose(
    String product,
    int number,
    Optional<Integer> numberOnTicket,
    Optional<BirthDate> born,
    LotNumber lot,
    LocalDate given,
    String site,
    LocalDate today) {}
