package vrs.reading;

import java.util.List;
import java.util.Optional;

/// What was read from a ticket's picture. Never a guess: what is not certain is [NotRead].
public sealed interface TicketReading {

  /// From the 2D code, whose own error correction vouches for it.
  record ReadFromCode(TicketLine line, Strip strip) implements TicketReading {}

  /// From the printed line.
  ///
  /// @param confidence the calibrated probability of each of the 18 digits
  record ReadFromLine(TicketLine line, List<Double> confidence, Strip strip)
      implements TicketReading {
    public ReadFromLine {
      if (confidence.size() != TicketLine.LENGTH) {
        throw new IllegalArgumentException("confidence of " + confidence.size() + " digits");
      }
      confidence = List.copyOf(confidence);
    }
  }

  /// Not read, so that the digits must be typed or the picture taken again.
  ///
  /// @param strip the place that looked most like a ticket's line, if there was one
  record NotRead(ReadingReason reason, Optional<Strip> strip) implements TicketReading {}
}
