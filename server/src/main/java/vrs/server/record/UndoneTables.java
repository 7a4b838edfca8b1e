package vrs.server.record;

import java.util.List;
import java.util.UUID;
import vrs.server.platform.Area;

/// Takes out of the tables of a format what an import put there: some thousand at once, with the
/// same few statements.
sealed interface UndoneTables permits UndonePersons, UndoneDoses {

  /// A version that an import made.
  ///
  /// @param id of the person or dose
  record Made(UUID id, int version) {
    boolean isFirst() {
      return version == 1;
    }
  }

  /// All that the import made.
  MadeRows made(Area area, UUID batch);

  /// Adds to the undo what would become of some of it.
  void look(Area area, UUID batch, List<Made> some, ImportUndo undo);

  /// As [#look], and it is done.
  ///
  /// @param source whose `originId` is the import
  /// @throws vrs.server.platform.Refusal D306 if something was changed in that very moment
  void undo(Area area, Source source, List<Made> some, ImportUndo undo);

  /// After all of it, when nobody else can write doses any more: brings in line with it what sites
  /// have registered beside it.
  ///
  /// @param made all of it
  /// @throws FinishedTables.RegisterChanged if that leaves nothing to stand on
  void settle(Area area, Source source, MadeRows made, ImportUndo undo);
}
