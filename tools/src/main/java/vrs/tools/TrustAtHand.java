package vrs.tools;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vrs.certificate.TrustFiles;
import vrs.certificate.TrustList;

/// The trust list made of files: those named, or those that lie beside the certificate.
///
/// Its time is that of the oldest file, for the keys are only as fresh as that.
final class TrustAtHand {

  private static final String NAMES = "{jwks.json,csca.pem,crl-*.json,trust.json}";

  private TrustAtHand() {}

  static TrustList of(List<Path> named, Path certificate, Optional<String> issuer)
      throws IOException {
    List<Path> files = new ArrayList<>();
    Path beside = certificate.toAbsolutePath().getParent();
    for (Path path : named.isEmpty() && beside != null ? List.of(beside) : named) {
      if (Files.isDirectory(path)) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path, NAMES)) {
          all.forEach(files::add);
        }
      } else {
        files.add(path);
      }
    }
    var gathered = new TrustFiles(issuer);
    Instant oldest = null;
    for (Path file : files) {
      gathered.add(Files.readAllBytes(file));
      Instant time = Files.getLastModifiedTime(file).toInstant();
      oldest = oldest == null || time.isBefore(oldest) ? time : oldest;
    }
    return gathered.list(oldest == null ? Instant.EPOCH : oldest);
  }
}
