package vrs.server.erasure;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vrs.server.platform.AreaCode;

/// The erasure of an area, from the request to the certificate (領域の消去).
///
/// @param reference of the internal approval (決裁) or of the instruction
/// @param due not to be executed before
/// @param steps that are done
/// @param certificate 消去証明書, a compact JWS
public record AreaErasure(
    AreaCode area,
    UUID id,
    String reference,
    String reason,
    By asked,
    Optional<Returned> returned,
    Optional<By> approved,
    Optional<Instant> due,
    Optional<By> withdrawn,
    List<EraseStep> steps,
    Optional<String> certificate) {

  public AreaErasure {
    steps = List.copyOf(steps);
  }

  /// That the municipality has everything that is about to be erased, or why it need not.
  ///
  /// @param digest SHA-256 of the file that the municipality has received (A4)
  /// @param waiver why nothing was returned
  public record Returned(By by, Optional<byte[]> digest, Optional<String> waiver) {

    /// The digest as people compare it.
    public String digestText() {
      return digest.map(bytes -> HexFormat.of().formatHex(bytes)).orElse("");
    }
  }

  /// Where it stands.
  public enum State {
    /// The return has to be confirmed, or waived.
    ASKED,
    /// Somebody else has to approve.
    RETURNED,
    /// It is waited for, or the operator executes next.
    APPROVED,
    /// It is being executed: there is no way back.
    ERASING,
    ERASED,
    WITHDRAWN
  }

  public State state() {
    if (withdrawn.isPresent()) {
      return State.WITHDRAWN;
    }
    if (certificate.isPresent()) {
      return State.ERASED;
    }
    if (!steps.isEmpty()) {
      return State.ERASING;
    }
    if (approved.isPresent()) {
      return State.APPROVED;
    }
    return returned.isPresent() ? State.RETURNED : State.ASKED;
  }

  /// Whether the agency has instructed it, and not the municipality asked for it.
  public boolean isInstruction() {
    return asked.office().equals(AreaCode.AGENCY);
  }

  @Override
  public String toString() {
    return "AreaErasure[" + id + "]";
  }
}
