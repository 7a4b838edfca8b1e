package vrs.server.request;

import java.time.Instant;
import java.util.Optional;

/// An answer of general interest (公表した回答, B7): without whose question it was.
public record PublishedAnswer(String title, String text, Optional<DemandState> state, Instant at) {}
