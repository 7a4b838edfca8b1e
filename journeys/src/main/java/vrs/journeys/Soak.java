package vrs.journeys;

/// `./vrs soak NAME`: long tests of faults, load and forgeries; none of them stands yet.
public final class Soak {
  private Soak() {}

  public static void main(String[] arguments) {
    System.err.println("There is no soak named %s.".formatted(String.join(" ", arguments)));
    System.exit(64);
  }
}
