package vrs.server.request;

/// The number under which people speak of a request: the year it was received in, and the
/// how-manieth.
public record RequestNumber(int year, int number) {
  @Override
  public String toString() {
    return "%d-%04d".formatted(year, number);
  }
}
