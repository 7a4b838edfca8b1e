package vrs.journeys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// The agency's auditor fetches the log of all that was played, and has `./vrs audit verify` prove
/// it; a copy with one byte changed is refused.
final class ProveLog {
  private static final String AGENCY = "000001";
  private final Stage stage;

  ProveLog(Stage stage) {
    this.stage = stage;
  }

  String prove() {
    StaffBrowser auditor = stage.staff().browser(AGENCY, "AUDITOR");
    byte[] archive = auditor.download("/api/v1/audit/archive?purpose=demo");
    Path whole = write("audit.zip", archive);
    Path altered = write("altered-audit.zip", altered(archive));
    var proving = start(whole);
    var refusing = start(altered);
    if (proving.join() != 0) {
      throw new StepFailed("The log was not proved: " + proving.said());
    }
    if (refusing.join() != 1) {
      throw new StepFailed("An altered log was taken: " + refusing.said());
    }
    return "the log of %d kB proved, an altered copy refused".formatted(archive.length / 1024);
  }

  private Child start(Path archive) {
    Path log = archive.resolveSibling(archive.getFileName() + ".log");
    return Child.start(
        "auditor's proof", stage.house().tool("AuditVerify", List.of(archive.toString())), log);
  }

  private Path write(String name, byte[] content) {
    try {
      Path folder = Files.createDirectories(stage.folder().resolve("audit"));
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new StepFailed("The archive can't be written.", e);
    }
  }

  /// The archive with one bit of its largest file changed.
  private static byte[] altered(byte[] archive) {
    try {
      String largest = "";
      int size = -1;
      try (var in = new ZipInputStream(new ByteArrayInputStream(archive))) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          int length = in.readAllBytes().length;
          if (length > size) {
            largest = entry.getName();
            size = length;
          }
        }
      }
      var out = new ByteArrayOutputStream();
      try (var in = new ZipInputStream(new ByteArrayInputStream(archive));
          var zip = new ZipOutputStream(out)) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          byte[] content = in.readAllBytes();
          if (entry.getName().equals(largest)) {
            content[content.length / 2] ^= 1;
          }
          zip.putNextEntry(new ZipEntry(entry.getName()));
          zip.write(content);
        }
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new StepFailed("The archive is no zip file.", e);
    }
  }
}
