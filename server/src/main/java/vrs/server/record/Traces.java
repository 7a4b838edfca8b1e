package vrs.server.record;

import java.util.List;

/// The traces that persons and doses leave in the tables of a room. Every room that keeps some has
/// one of these: a test walks the catalogue and finds the table that is in none.
public interface Traces {

  /// In the order in which they go.
  List<Trace> all();
}
