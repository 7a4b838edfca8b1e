package vrs.server.record;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Reason;
import vrs.server.platform.Refusal;

/// An import (取込): a file that waits for its plan, then the plan that waits for a confirmation,
/// then the receipt.
///
/// @param uploadedBy account of the person
/// @param expires when what nobody confirms is deleted
/// @param attempts how often the making of its plan has begun
/// @param planned when the register was compared last
/// @param anew whether that was because the register had changed
/// @param whences how many lines that change the register came from where, as far as they tell
/// @param work what is being done with it now
/// @param refused why the last step came to nothing
/// @param receipt absent until it has been stored
/// @param undone absent unless it was taken back
public record ImportBatch(
    UUID id,
    File file,
    Instant uploaded,
    UUID uploadedBy,
    Instant expires,
    ImportPhase phase,
    int attempts,
    Optional<Instant> planned,
    boolean anew,
    Counts counts,
    Map<Whence, Integer> whences,
    Optional<Work> work,
    Optional<Refused> refused,
    Optional<Receipt> receipt,
    Optional<Undone> undone) {

  public ImportBatch {
    whences = Map.copyOf(whences);
  }

  /// What is known of the file.
  ///
  /// @param digest SHA-256, in hexadecimal
  /// @param mark whether a byte order mark comes first
  /// @param lines below the header
  public record File(
      ImportFormat format, String digest, String encoding, boolean mark, long bytes, int lines) {}

  /// How many lines are what (取込計画).
  ///
  /// @param doubtful of those that are new or changed, how many have to be looked at afterwards
  public record Counts(int fresh, int changed, int unchanged, int rejected, int doubtful) {
    public int lines() {
      return fresh + changed + unchanged + rejected;
    }

    /// How many lines would change the register.
    public int toStore() {
      return fresh + changed;
    }
  }

  /// What is being done, as far as the last beat told.
  public record Work(ImportStep step, Duration since, int done, int total) {
    public int percent() {
      return total == 0 ? 0 : (int) (100L * Math.min(done, total) / total);
    }

    /// Lines a second; 0 while that can't be said.
    public long rate() {
      return since.toMillis() < 500 ? 0 : done * 1000L / since.toMillis();
    }

    /// Seconds that the step will still take; absent while that can't be said.
    public Optional<Long> secondsLeft() {
      return rate() == 0 ? Optional.empty() : Optional.of((total - done) / rate() + 1);
    }
  }

  /// A refusal that waits for somebody to read it.
  public record Refused(String code, Map<String, String> details) {
    static Refused of(Refusal refusal) {
      return new Refused(
          refusal.reason().code(),
          refusal.details().entrySet().stream()
              .collect(
                  Collectors.toMap(Map.Entry::getKey, each -> String.valueOf(each.getValue()))));
    }

    Refusal refusal() {
      Reason reason =
          Stream.<Reason>concat(
                  Stream.of(ImportReason.values()), Stream.of(PlatformReason.values()))
              .filter(each -> each.code().equals(code))
              .findFirst()
              .orElseThrow();
      return new Refusal(reason, Map.copyOf(details));
    }
  }

  /// That it is durably recorded (受領票), as the same words for every retry (A4).
  ///
  /// @param linked orphan doses that found their person
  /// @param tookMillis from confirm to commit; 0 until it has been measured
  public record Receipt(Instant confirmed, UUID confirmedBy, int linked, int tookMillis) {}

  /// That it was taken back, by whom, and what that came to.
  public record Undone(Instant at, UUID by, ImportUndo.Counts counts) {}

  public ImportFormat format() {
    return file.format();
  }

  static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
