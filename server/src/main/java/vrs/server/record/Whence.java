package vrs.server.record;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// Through what a dose of a file had come to whoever sent the file (入力元).
public enum Whence {
  /// Given at a workplace, often before the ticket had arrived.
  WORKPLACE("職域"),
  /// Given to health workers, who came first and had no municipal tickets.
  HEALTH_WORKER("医療従事者"),
  /// Typed from the form that was filled in at the site.
  PUNCHED_FORM("予診票パンチ"),
  /// From the municipality's booking system.
  BOOKING_SYSTEM("予約システム");

  private final String written;

  Whence(String written) {
    this.written = written;
  }

  /// As a file writes it.
  static Optional<Whence> of(String written) {
    return Arrays.stream(values()).filter(each -> each.written.equals(written)).findFirst();
  }

  /// All that a file may write.
  static String all() {
    return Arrays.stream(values()).map(each -> each.written).collect(Collectors.joining("、"));
  }
}
