package vrs.server.handover;

import java.io.IOException;
import java.util.List;

/// A table on its way into a file.
interface LedgerTable extends AutoCloseable {
  void row(List<String> fields) throws IOException;

  /// Completes the file.
  @Override
  void close() throws IOException;
}
