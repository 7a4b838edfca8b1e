package vrs.proof;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/// What the log signs every second: the state of all areas' chains at once, in the form of C2SP's
/// `tlog-checkpoint` with four further lines.
///
/// Each checkpoint carries the hash of the one before, so the newest signature holds for all.
///
/// @param origin name of the log and of its key
/// @param size seals in all areas together
/// @param root of the [HeadTree]
/// @param number counts checkpoints from 1, without gaps
/// @param time when it was made, by the database's clock
/// @param areas how many areas have a seal
/// @param previous hash of the signed note before; [Hash#NONE] for the first
public record Checkpoint(
    String origin, long size, Hash root, long number, Instant time, int areas, Hash previous) {

  public Checkpoint {
    time = time.truncatedTo(ChronoUnit.MICROS);
  }

  /// The checkpoint that follows the given one, or the first.
  public static Checkpoint of(
      String origin, HeadTree heads, long number, Instant time, Hash previous) {
    return new Checkpoint(
        origin, heads.size(), heads.root(), number, time, heads.areas(), previous);
  }

  /// The text that is signed.
  public String text() {
    return String.join(
        "\n",
        origin,
        Long.toString(size),
        Base64.getEncoder().encodeToString(root.raw()),
        "checkpoint " + number,
        "time " + AuditEntry.time(time),
        "areas " + areas,
        "previous " + previous.hex(),
        "");
  }

  /// Reads what [#text] wrote.
  ///
  /// @throws Unreadable for anything else
  public static Checkpoint parse(String text) throws Unreadable {
    List<String> lines = text.lines().toList();
    if (lines.size() != 7) {
      throw new Unreadable("a checkpoint of " + lines.size() + " lines");
    }
    try {
      var checkpoint =
          new Checkpoint(
              lines.get(0),
              Long.parseLong(lines.get(1)),
              Hash.ofBytes(Base64.getDecoder().decode(lines.get(2))),
              Long.parseLong(value("checkpoint ", lines.get(3))),
              AuditEntry.parseTime(value("time ", lines.get(4))),
              Integer.parseInt(value("areas ", lines.get(5))),
              Hash.ofHex(value("previous ", lines.get(6))));
      if (checkpoint.text().equals(text)) {
        return checkpoint;
      }
    } catch (IllegalArgumentException _) {
      // as any other text that is no checkpoint
    }
    throw new Unreadable("not a checkpoint");
  }

  private static String value(String name, String line) throws Unreadable {
    if (!line.startsWith(name)) {
      throw new Unreadable("no line " + name);
    }
    return line.substring(name.length());
  }
}
