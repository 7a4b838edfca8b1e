package vrs.server.request;

import java.time.Instant;
import java.util.UUID;
import vrs.server.platform.AreaCode;

/// A municipality asks for a management function that is missing (機能の要望, H8). It is about the
/// system and holds no personal data.
///
/// @param number counts the municipality's demands, from 1
/// @param changed when somebody last wrote
public record Demand(
    AreaCode municipality,
    UUID id,
    int number,
    String title,
    String text,
    Urgency urgency,
    Instant filed,
    DemandState state,
    Instant changed) {}
