package vrs.reading;

/// Reads a ticket (接種券) from a picture: a seam, because another recogniser may take our own one's
/// place (C5).
@FunctionalInterface
public interface TicketReader {

  /// Reads the one ticket that the picture shows.
  ///
  /// @param picture a JPEG or PNG file as the camera wrote it: turned, tilted, blurred, unevenly
  ///   lit
  TicketReading read(byte[] picture);
}
