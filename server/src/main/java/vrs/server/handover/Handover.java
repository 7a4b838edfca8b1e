package vrs.server.handover;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A file that was made for the municipality (引渡し): what it is, and how far it has come.
///
/// @param base the received file after which the changes come; absent if it holds everything
/// @param name of the file
/// @param digest SHA-256 of the file, in hexadecimal
/// @param rows below the header
/// @param removed of them, how many say that something is gone
/// @param leftOut what should be in it and is not; the notes say why
/// @param notes how many there are
/// @param preparedBy account of the person
/// @param downloads how often it was fetched
/// @param receipt that the receiver has the file (A4)
public record Handover(
    UUID id,
    Exit exit,
    Optional<UUID> base,
    Format format,
    String name,
    String reason,
    String digest,
    long bytes,
    long rows,
    long removed,
    long leftOut,
    long notes,
    Instant prepared,
    UUID preparedBy,
    Instant expires,
    boolean expired,
    int downloads,
    Optional<Receipt> receipt) {

  /// How many of the digest's last characters the receiver types.
  static final int TYPED = 6;

  /// 受領確認: a person has the file and has computed its digest.
  public record Receipt(Instant confirmed, UUID confirmedBy) {}

  /// How far it has come.
  public enum State {
    PREPARED,
    DOWNLOADED,
    CONFIRMED,
    EXPIRED
  }

  public State state() {
    if (receipt.isPresent()) {
      return State.CONFIRMED;
    }
    if (expired) {
      return State.EXPIRED;
    }
    return downloads > 0 ? State.DOWNLOADED : State.PREPARED;
  }

  /// What the screen shows of the digest before the receiver has told the rest.
  public String digestBeginning() {
    return digest.substring(0, digest.length() - TYPED);
  }

  String digestEnd() {
    return digest.substring(digest.length() - TYPED);
  }
}
