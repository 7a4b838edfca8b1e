package vrs.server.record;

import java.util.List;

/// What a room keeps of persons that goes along when two records of one person become one, and back
/// when they become two again.
public interface Belongings {

  /// Tables with the columns `area`, `id` and `person`, and the right to update the last.
  List<String> tables();
}
