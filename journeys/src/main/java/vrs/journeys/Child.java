package vrs.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A process that this one has started, and ends.
final class Child implements AutoCloseable {
  private static final int SECONDS_TO_STOP = 30;
  private final String name;
  private final Process process;
  private final Path log;

  private Child(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /// Starts a program whose words go to a file.
  static Child start(String name, List<String> command, Path log) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      return new Child(
          name,
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start(),
          log);
    } catch (IOException e) {
      throw new StepFailed("The " + name + " can't be started.", e);
    }
  }

  /// Starts a program that is told something, and whose words go to a file.
  static Child start(String name, List<String> command, Path log, byte[] told) {
    Child child = start(name, command, log);
    try (var in = child.process.getOutputStream()) {
      in.write(told);
      return child;
    } catch (IOException e) {
      child.close();
      throw new StepFailed("The " + name + " did not listen.", e);
    }
  }

  /// Starts a program that speaks to whoever started this one.
  static Child inFront(String name, List<String> command) {
    try {
      return new Child(name, new ProcessBuilder(command).inheritIO().start(), Path.of("-"));
    } catch (IOException e) {
      throw new StepFailed("The " + name + " can't be started.", e);
    }
  }

  /// Processor time that it has used, as far as the system tells.
  Duration cpuTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Bytes of memory that it has used at most, as Linux tells.
  long peakMemory() {
    try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new StepFailed("The memory of the " + name + " can't be told.", e);
    }
  }

  /// What it has said so far.
  String said() {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new StepFailed("What the " + name + " said can't be read.", e);
    }
  }

  /// Fails if it has ended by itself, with its last line.
  void mustRun() {
    if (!process.isAlive()) {
      String last = said().lines().filter(line -> !line.isBlank()).reduce("", (_, line) -> line);
      throw new StepFailed("The " + name + " has stopped: " + last);
    }
  }

  /// A moment between two looks at what it has done.
  static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailed("Interrupted.", e);
    }
  }

  /// Waits until it ends by itself.
  ///
  /// @return its exit code
  int join() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailed("The " + name + " was not waited for.", e);
    }
  }

  /// As [#join()], and hands out its lines while they come.
  int join(Consumer<String> line) {
    int told = 0;
    while (process.isAlive()) {
      pause();
      told = tell(line, told);
    }
    tell(line, told);
    return join();
  }

  /// @return how many lines were told
  private int tell(Consumer<String> line, int from) {
    String said = said();
    List<String> whole = said.substring(0, said.lastIndexOf('\n') + 1).lines().toList();
    whole.subList(from, whole.size()).forEach(line);
    return whole.size();
  }

  /// Asks it to stop, and makes it stop if it does not listen.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
