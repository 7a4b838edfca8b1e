package vrs.server.record;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vrs.server.platform.Actor;

/// Where a version of a person or dose came from: who, through what, and why (C2).
///
/// @param actor the account or site person
/// @param device the enrolled device, when one was used
/// @param origin what brought it
/// @param originId the import batch, the reading, …
/// @param why free text, from the code or the person; never personal data
public record Source(
    UUID actor, @Nullable UUID device, Origin origin, @Nullable UUID originId, String why) {

  private static final Pattern LINE = Pattern.compile("line (\\d+) of the file");

  /// What brings a version into being.
  public enum Origin {
    IMPORT,
    READING,
    COUNTER,
    LINK,
    /// Staff took their own last change of a person or dose back.
    UNDO,
    /// Staff corrected doses as one batch; the id is the batch's.
    BULK,
    /// Staff decided on a dose that contradicted a recorded one; the id is that dose's.
    CONFLICT,
    /// Two records of a person became one, or two again; the id is the merging's.
    MERGE,
    /// The rules say something else than before.
    RULES
  }

  /// What a version says of the line of a file that it comes from.
  ///
  /// @param number the header is line 1
  static String ofLine(long number) {
    return "line " + number + " of the file";
  }

  /// The line of the file, for a version that comes from one.
  public Optional<String> line() {
    return line(why);
  }

  /// As the other, of what a version says.
  public static Optional<String> line(String why) {
    return Optional.of(LINE.matcher(why)).filter(Matcher::matches).map(found -> found.group(1));
  }

  /// Of the rules that are run again because of something else that happened.
  Source ofRules(String why) {
    return new Source(actor, device, Origin.RULES, originId, why);
  }

  /// Of a schedule that runs the rules again: nobody's deed.
  public static Source schedule(String why) {
    return new Source(new UUID(0, 0), null, Origin.RULES, null, why);
  }

  /// Of a member of staff at a screen.
  public static Source counter(Actor actor, String why) {
    return new Source(actor.account(), actor.device(), Origin.COUNTER, null, why);
  }
}
