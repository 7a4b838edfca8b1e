package vrs.samples.certificate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Programs that nobody here wrote, run as they are. An absent one fails the test with the name of
/// the package: a verifier that was skipped would prove nothing.
final class OutsideProgram {

  static final Path VERIFIERS = Path.of("src", "test", "verifiers");

  private OutsideProgram() {}

  /// What the program printed.
  static String run(String debianPackage, List<String> command) throws Exception {
    Path errors = Files.createTempFile("outside", ".txt");
    try {
      Process process;
      try {
        process =
            new ProcessBuilder(command)
                .directory(Path.of("").toAbsolutePath().toFile())
                .redirectError(errors.toFile())
                .start();
      } catch (IOException e) {
        throw new AssertionError(
            command.getFirst() + " is missing: install the Debian package " + debianPackage, e);
      }
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(command.getFirst() + " did not end within 5 minutes");
      }
      if (process.exitValue() != 0) {
        throw new AssertionError(command.getFirst() + ": " + Files.readString(errors));
      }
      return out;
    } finally {
      Files.delete(errors);
    }
  }

  /// Installs the npm packages of the lock file, once.
  static void installVerifiers() throws Exception {
    String lock =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest(Files.readAllBytes(VERIFIERS.resolve("package-lock.json"))));
    Path installed = VERIFIERS.resolve(Path.of("node_modules", ".installed"));
    if (Files.exists(installed) && Files.readString(installed).equals(lock)) {
      return;
    }
    run(
        "npm",
        List.of(
            "npm",
            "ci",
            "--prefix",
            VERIFIERS.toString(),
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error"));
    Files.writeString(installed, lock);
  }
}
