package vrs.reading;

/// What was read from a passport's picture or text. Never a guess: what is not certain is
/// [NotRead].
public sealed interface PassportReading {
  record Read(Mrz mrz) implements PassportReading {}

  record NotRead(ReadingReason reason) implements PassportReading {}
}
