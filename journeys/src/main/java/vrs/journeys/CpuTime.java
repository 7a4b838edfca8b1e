package vrs.journeys;

import java.time.Duration;
import java.util.Locale;

/// What a run costs the processors, server and clients apart: unlike the time by the clock, it
/// hardly depends on what else the machine does.
final class CpuTime {
  private final RunningServer server;
  private final Duration serverBefore;
  private final Duration ownBefore = own();

  private CpuTime(RunningServer server) {
    this.server = server;
    this.serverBefore = server.cpuTime();
  }

  /// Begins to count.
  static CpuTime from(RunningServer server) {
    return new CpuTime(server);
  }

  /// @param requests since the beginning
  String told(String what, int requests) {
    return String.format(
        Locale.ROOT,
        "%s: processor time a request: server %.2f ms, clients %.2f ms (PostgreSQL not counted)",
        what,
        millis(server.cpuTime().minus(serverBefore)) / requests,
        millis(own().minus(ownBefore)) / requests);
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }

  private static Duration own() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
