package vrs.server.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running server process: started, watched, started again when it was killed, stopped.
final class PostgresServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LARGEST_LOG = 10_000_000;

  private final PostgresUser user;
  private final Path bin;
  private final Path data;
  private final Path log;
  private final Map<String, String> settings;
  private volatile int port;
  private volatile boolean closing;
  private volatile Process process;

  /// Starts it; it takes connections when this returns.
  PostgresServer(
      PostgresUser user, Path bin, Path data, Path log, Map<String, String> settings, int port) {
    this.user = user;
    this.bin = bin;
    this.data = data;
    this.log = log;
    this.settings = settings;
    this.port = port;
    stopLeftover();
    this.process = launch(true);
    Thread.ofVirtual().name("postgres-watch").start(this::watch);
  }

  static int freePort() throws IOException {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /// A server whose process died without closing it still holds the folder.
  private void stopLeftover() {
    readPid()
        .filter(this::isOurs)
        .ifPresent(pid -> {
          LOG.info("Stopping the PostgreSQL that an earlier process left running ({})", pid);
          stop();
        });
  }

  /// Tries until it runs. After a kill, orphans of the former server hold its shared memory for a
  /// moment; after a pause, another program may have taken the port.
  private Process launch(boolean anyPort) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        long before = beginLog();
        Process candidate = spawn();
        if (ready(candidate, deadline)) {
          return candidate;
        }
        byte[] all = Files.readAllBytes(log);
        String said = new String(all, (int) before, all.length - (int) before, UTF_8);
        boolean taken = said.contains("could not bind");
        boolean orphans = said.contains("shared memory") || said.contains("lock file");
        if (Instant.now().isAfter(deadline) || !(taken || orphans)) {
          throw new CannotStart(
              "PostgreSQL does not start in %s: %s (see %s)".formatted(data, complaint(said), log));
        }
        if (taken && anyPort) {
          port = freePort();
        }
        Thread.sleep(100);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while PostgreSQL started", e);
      }
    }
  }

  /// The log's length so far; a long one starts anew.
  private long beginLog() throws IOException {
    if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
      Files.delete(log);
    }
    if (!Files.exists(log)) {
      SecretFile.write(log, new byte[0]);
    }
    return Files.size(log);
  }

  private Process spawn() throws IOException {
    // A session of its own: Ctrl-C at the terminal must reach VRS alone, which then stops it last.
    var command = new ArrayList<>(List.of("setsid", bin.resolve("postgres").toString()));
    command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
    settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    ProcessBuilder builder = user.command(command);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process started = builder.start();
    started.getOutputStream().close();
    return started;
  }

  /// Waits until the server writes that it is ready, or ends.
  private boolean ready(Process candidate, Instant deadline)
      throws IOException, InterruptedException {
    while (!candidate.waitFor(5, TimeUnit.MILLISECONDS)) {
      List<String> lines = pidFile();
      if (lines.size() >= 8
          && lines.getFirst().equals(Long.toString(candidate.pid()))
          && lines.get(7).strip().equals("ready")) {
        return true;
      }
      if (Instant.now().isAfter(deadline)) {
        candidate.destroy();
        throw new CannotStart(
            "PostgreSQL in %s was not ready within %d s: see %s."
                .formatted(data, PATIENCE.toSeconds(), log));
      }
    }
    return false;
  }

  private void watch() {
    while (!closing) {
      try {
        int code = process.waitFor();
        if (!closing) {
          LOG.error("PostgreSQL ended unexpectedly (code {}); starting it again", code);
          process = launch(false);
          LOG.info("PostgreSQL runs again; nothing committed was lost");
          if (closing) { // while it started
            stop();
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.error("PostgreSQL can't be started again, trying on: {}", e.getMessage());
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      }
    }
  }

  @Override
  public void close() {
    if (!closing) {
      closing = true;
      stop();
    }
  }

  private void stop() {
    var stopped = user.run(control("fast"));
    if (stopped.code() != 0 && readPid().filter(this::isOurs).isPresent()) {
      LOG.error("PostgreSQL did not stop in time ({}); stopping it at once", stopped.printed());
      user.run(control("immediate"));
    }
  }

  private List<String> control(String mode) {
    String program = bin.resolve("pg_ctl").toString();
    return List.of(program, "stop", "-D", data.toString(), "-m", mode, "-w", "-t", "60");
  }

  /// The pid in the folder may since have been given to a stranger.
  private boolean isOurs(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/cmdline")).contains(data.toString());
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<Long> readPid() {
    try {
      return pidFile().stream().findFirst().map(line -> Long.valueOf(line.strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> pidFile() throws IOException {
    Path file = data.resolve("postmaster.pid");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static String complaint(String said) {
    return said.lines()
        .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
        .reduce((_, line) -> line)
        .or(() -> said.lines().reduce((_, line) -> line))
        .orElse("no message");
  }
}
