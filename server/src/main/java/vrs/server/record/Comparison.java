package vrs.server.record;

import java.util.List;
import vrs.server.record.FieldChecks.Wrong;

/// Compares the lines of a file with the register and puts into the plan what each would do: what
/// differs between the formats of [ImportFormat].
///
/// @param <T> what a line says
sealed interface Comparison<T> permits RecipientComparison, DoseComparison {

  /// What the fields of a line say.
  ///
  /// @throws Wrong if they break a rule of the format
  T parse(List<String> fields) throws Wrong;

  /// Takes a line, which may wait until there are enough to be compared at once.
  void take(ImportLine<T> line);

  /// Compares what still waits: there are no more lines.
  void finish();
}
