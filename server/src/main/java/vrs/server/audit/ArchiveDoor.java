package vrs.server.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vrs.proof.Checkpoint;
import vrs.server.platform.Actor;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Refusal;
import vrs.server.platform.SealedFile;
import vrs.server.platform.Zone;

/// Where auditors get the log as an archive, to be proved with `./vrs audit verify`.
@RestController
@Profile("administration")
final class ArchiveDoor {
  private static final String ZIP = "application/zip";
  private final Audit audit;
  private final ExportArchive exportArchive;

  ArchiveDoor(Audit audit, ExportArchive exportArchive) {
    this.audit = audit;
    this.exportArchive = exportArchive;
  }

  /// @param purpose why the log is taken out; it is logged (I8)
  /// @param after number of the checkpoint where an earlier archive ended
  @GetMapping(path = "/api/v1/audit/archive", produces = ZIP)
  @OpenTo(zone = Zone.ADMINISTRATION, audience = Audience.AUDITOR)
  void archive(
      Actor auditor,
      @RequestParam(defaultValue = "") String purpose,
      @RequestParam(defaultValue = "0") long after,
      HttpServletResponse response)
      throws IOException {
    if (purpose.isBlank()) {
      throw new Refusal(AuditReason.NO_PURPOSE);
    }
    try (var file = new SealedFile()) {
      MessageDigest sha256 = sha256();
      Checkpoint last;
      try (var out = new DigestOutputStream(file.write(), sha256)) {
        last = exportArchive.export(after, out);
      }
      audit.look(
          auditor.office(),
          Deed.of(auditor, AuditRoomAction.EXPORT)
              .because(purpose)
              .with("after", after)
              .with("checkpoint", last.number()));
      send(file, last, sha256.digest(), response);
    }
  }

  /// A download carries its digest, so that the receiver knows it has all of it (A4).
  private static void send(
      SealedFile file, Checkpoint last, byte[] digest, HttpServletResponse response)
      throws IOException {
    response.setContentType(ZIP);
    response.setContentLengthLong(file.size());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"audit-" + last.number() + ".zip\"");
    response.setHeader(
        "Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
    try (var in = file.open()) {
      in.transferTo(response.getOutputStream());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
