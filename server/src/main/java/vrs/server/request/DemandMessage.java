package vrs.server.request;

import java.time.Instant;
import java.util.Optional;
import vrs.server.platform.AreaCode;

/// What one side wrote to a demand.
///
/// @param office whose words these are: the municipality's, the agency's or the operator's
/// @param state that was set with these words
/// @param published whether all municipalities may read it
public record DemandMessage(
    int sequence,
    Instant at,
    AreaCode office,
    String text,
    Optional<DemandState> state,
    boolean published) {}
