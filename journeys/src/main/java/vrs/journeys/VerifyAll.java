package vrs.journeys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Has `./vrs verify` look at every certificate file, and at altered copies.
final class VerifyAll {
  private static final int VALID = 0;
  private static final int NOT_VALID = 1;
  private static final List<String> FILES =
      List.of(
          "domestic.smart-health-card",
          "domestic.png",
          "overseas.smart-health-card",
          "overseas-shc.png",
          "overseas-vds-nc.json",
          "overseas-vds-nc.png",
          "certificate.pdf");

  private final Stage stage;

  VerifyAll(Stage stage) {
    this.stage = stage;
  }

  String verify() {
    List<Path> altered =
        List.of(
            alter("overseas-vds-nc.json", "\"n\":\"", "\"n\":\"X"),
            alter("domestic.smart-health-card", ".", ".A"));
    var runs = FILES.stream().map(name -> new Run(start(stage.out(name)), name, VALID)).toList();
    runs.forEach(Run::check);
    altered.stream()
        .map(file -> new Run(start(file), "an altered " + file.getFileName(), NOT_VALID))
        .forEach(Run::check);
    return FILES.size() + " files valid, " + altered.size() + " altered copies refused";
  }

  private record Run(Child child, String name, int expected) {
    void check() {
      int exit = child.join();
      if (exit != expected) {
        String words = child.said().lines().limit(3).collect(Collectors.joining(" "));
        throw new StepFailed("Verifying %s ended with %d: %s".formatted(name, exit, words));
      }
    }
  }

  private Child start(Path file) {
    Path log = stage.folder().resolve("verify").resolve(file.getFileName() + ".log");
    return Child.start(
        "verifier",
        stage
            .house()
            .tool(
                "Verify",
                List.of("--trust", stage.folder().resolve("out").toString(), file.toString())),
        log);
  }

  private Path alter(String name, String from, String to) {
    try {
      Path copy =
          Files.createDirectories(stage.folder().resolve("verify")).resolve("altered-" + name);
      String text = Files.readString(stage.out(name), StandardCharsets.UTF_8);
      int at = text.indexOf(from);
      if (at < 0) {
        throw new StepFailed("There is nothing to alter in " + name + ".");
      }
      return Files.writeString(
          copy, text.substring(0, at) + to + text.substring(at + from.length()));
    } catch (IOException e) {
      throw new StepFailed("An altered copy can't be written.", e);
    }
  }
}
