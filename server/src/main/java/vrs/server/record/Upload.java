package vrs.server.record;

import java.io.IOException;
import java.io.InputStream;

/// A file as it was sent: readable as often as needed, never held in memory as a whole.
@FunctionalInterface
public interface Upload {
  /// From the first byte.
  InputStream open() throws IOException;
}
