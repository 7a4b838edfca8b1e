package vrs.journeys;

import java.util.Map;
import java.util.UUID;

/// A way by which doses come into the register, with somebody hasty at it.
interface RulesDoor {
  String name();

  /// Sends all shots.
  ///
  /// @return what became of each, by id: the state of the dose, or why there is none; absent if it
  ///   was refused
  Map<UUID, String> send(SeededShots shots);
}
