package vrs.proof;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that is not as it was sealed, and where.
///
/// @param area the area concerned; null if it can't be told
/// @param sequence the first entry concerned, counted in the area; 0 if it can't be told
/// @param until the last entry concerned
/// @param entry the entry's id, if one is known
/// @param checkpoint the checkpoint that shows it; 0 if none does
/// @param file of the archive
/// @param line in that file; 0 for the whole file
public record Finding(
    Kind kind,
    @Nullable String area,
    long sequence,
    long until,
    @Nullable UUID entry,
    long checkpoint,
    String file,
    long line) {

  /// What was done. The texts stand in `messages/` under the code.
  public enum Kind {
    /// A file is missing, or is none of the archive's.
    ODD_FILE("P110"),
    /// A line is not in the format.
    UNREADABLE("P111"),
    /// An entry is not what was sealed.
    ENTRY_ALTERED("P112"),
    /// A sealed entry is missing.
    ENTRY_REMOVED("P113"),
    /// An entry has no seal.
    ENTRY_INSERTED("P114"),
    /// An entry is not in its place.
    ENTRY_MOVED("P115"),
    /// A seal does not follow from the one before.
    SEAL_ALTERED("P116"),
    /// Seals are missing in an area.
    SEAL_REMOVED("P117"),
    /// A second seal for the same place.
    SEAL_INSERTED("P118"),
    /// A seal is not in its place between two checkpoints.
    SEAL_MOVED("P119"),
    /// Entries and seals agree with each other, but not with what was signed.
    REWRITTEN("P120"),
    /// A checkpoint is not what was signed.
    CHECKPOINT_ALTERED("P121"),
    /// Checkpoints are missing.
    CHECKPOINT_REMOVED("P122"),
    /// The tail is missing: the last checkpoints count more entries than there are.
    CUT_OFF("P123"),
    /// Entries after the last checkpoint.
    NOT_COVERED("P124"),
    /// The list of heads is not what the seals say.
    HEADS_ALTERED("P125"),
    /// The key is not one, or not the one that signed.
    KEY_ALTERED("P126"),
    /// The archive ends before the remembered checkpoint.
    ROLLED_BACK("P127"),
    /// The archive has another checkpoint in the place of the remembered one.
    FORKED("P128"),
    /// The remembered checkpoint is not signed by the log's key.
    REMEMBERED_UNSIGNED("P129"),
    /// The archive begins after the remembered checkpoint, so they can't be compared.
    REMEMBERED_TOO_OLD("P130");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  static Finding at(Kind kind, String area, long sequence, UUID entry, String file, long line) {
    return new Finding(kind, area, sequence, sequence, entry, 0, file, line);
  }

  static Finding range(Kind kind, String area, long from, long until, long checkpoint) {
    return new Finding(kind, area, from, until, null, checkpoint, Archive.SEALS, 0);
  }

  static Finding inFile(Kind kind, String file, long line) {
    return new Finding(kind, null, 0, 0, null, 0, file, line);
  }

  static Finding atCheckpoint(Kind kind, long checkpoint) {
    return new Finding(kind, null, 0, 0, null, checkpoint, Archive.CHECKPOINTS, 0);
  }

  Finding as(Kind other) {
    return new Finding(other, area, sequence, until, entry, checkpoint, file, line);
  }
}
