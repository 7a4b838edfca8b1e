package vrs.server.municipality;

/// A run of dose numbers (接種回) that a rule covers, both ends included; doses count from 1.
public record DoseNumbers(int first, int last) {

  public DoseNumbers {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("dose numbers " + first + " to " + last);
    }
  }

  public boolean include(int number) {
    return number >= first && number <= last;
  }
}
