package vrs.samples.card;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A pcscd of one's own with a [VirtualReader], for tests that have other programs read a software
/// card.
///
/// It runs in a mount namespace with a `/run` of its own, so it neither meets nor disturbs a pcscd
/// that the machine may have; and since its driver connects to the virtual reader, it opens no
/// port.
public final class ReaderDaemon implements AutoCloseable {

  private static final Path DAEMON = Path.of("/usr/sbin/pcscd");
  private static final Path DRIVER = Path.of("/usr/lib/pcsc/drivers/serial/libifdvpcd.so");
  private static final Path CLIENT = Path.of("/usr/bin/opensc-tool");
  private static final int LONGEST_WAIT_S = 60;

  private final Path folder;
  private final VirtualReader reader;
  private final Process daemon;

  private ReaderDaemon(Path folder, VirtualReader reader, Process daemon) {
    this.folder = folder;
    this.reader = reader;
    this.daemon = daemon;
  }

  /// Starts it with a card in each of its two slots.
  ///
  /// @throws IllegalStateException if a program that it needs is not installed; the message names
  ///   the packages
  public static ReaderDaemon start(SoftwareCard first, SoftwareCard second)
      throws IOException, InterruptedException {
    for (var needed : List.of(DAEMON, DRIVER, CLIENT)) {
      if (!Files.exists(needed)) {
        throw new IllegalStateException(
            "Install the Debian packages pcscd, vsmartcard-vpcd and opensc: this test reads the"
                + " software card with programs of others, and "
                + needed
                + " is missing.");
      }
    }
    var folder = Files.createTempDirectory("vrs-pcscd");
    var reader = new VirtualReader(first, second);
    Files.writeString(
        folder.resolve("reader.conf"),
        """
        FRIENDLYNAME "Virtual PCD"
        DEVICENAME   localhost:%1$d
        LIBPATH      %2$s
        CHANNELID    %1$d
        """
            .formatted(reader.port(), DRIVER));
    var command = new ArrayList<String>(List.of("unshare", "--mount"));
    if (!"root".equals(System.getProperty("user.name"))) {
      command.add("--map-root-user");
    }
    command.addAll(
        List.of(
            "sh",
            "-c",
            "mount -t tmpfs tmpfs /run && mkdir /run/pcscd && exec "
                + DAEMON
                + " --foreground --info --config "
                + folder));
    var daemon = new ProcessBuilder(command).redirectErrorStream(true).start();
    var started = new ReaderDaemon(folder, reader, daemon);
    try {
      started.awaitReady();
      started.awaitCards();
      return started;
    } catch (IOException | InterruptedException | RuntimeException e) {
      started.close();
      throw e;
    }
  }

  private void awaitReady() throws IOException {
    var log = daemon.inputReader(StandardCharsets.UTF_8);
    var seen = new ArrayList<String>();
    for (var line = log.readLine(); line != null; line = log.readLine()) {
      seen.add(line);
      if (line.contains("daemon ready")) {
        drain(log);
        return;
      }
    }
    throw new IOException("pcscd ended: " + String.join("\n", seen));
  }

  /// The daemon notices cards a moment after it is ready.
  private void awaitCards() throws IOException, InterruptedException {
    for (int asked = 0; asked < 100; asked++) {
      var cards = run(List.of(CLIENT.toString(), "--list-readers")).lines();
      if (cards.filter(line -> line.matches("\\d+ +Yes .*")).count() == 2) {
        return;
      }
    }
    throw new IOException("pcscd sees no card in the virtual reader");
  }

  /// Keeps the daemon from waiting for a reader of its log.
  private static void drain(BufferedReader log) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (log.readLine() != null) {}
          } catch (IOException _) {
            // it ended
          }
        });
  }

  /// Runs a program that uses this pcscd, and gives all that it printed.
  ///
  /// @throws IOException if it does not end with 0 within a minute; the message holds what it
  ///   printed
  public String run(List<String> command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    var socket = "/proc/" + daemon.pid() + "/root/run/pcscd/pcscd.comm";
    builder.environment().put("PCSCLITE_CSOCK_NAME", socket);
    var output = folder.resolve("output");
    builder.redirectOutput(output.toFile());
    var process = builder.start();
    boolean ended = process.waitFor(LONGEST_WAIT_S, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    var printed = Files.readString(output);
    if (!ended || process.exitValue() != 0) {
      throw new IOException(command.getFirst() + " failed: " + printed);
    }
    return printed;
  }

  @Override
  public void close() throws IOException {
    daemon.destroy();
    daemon.onExit().join();
    reader.close();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
