package vrs.journeys;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The staff of the demonstration, each at a browser of their own once they have signed in.
final class Staff {
  private final Addresses addresses;
  private final List<SampleSignIn> signIns;
  private final Map<SampleSignIn, StaffBrowser> browsers = new ConcurrentHashMap<>();

  Staff(Addresses addresses, List<SampleSignIn> signIns) {
    this.addresses = addresses;
    this.signIns = List.copyOf(signIns);
  }

  /// Somebody with a role in an office; signs in when asked for first, because no code of a second
  /// factor is good twice.
  StaffBrowser browser(String office, String role) {
    return browsers.computeIfAbsent(
        SampleSignIn.find(signIns, office, role), who -> StaffBrowser.signedIn(addresses, who));
  }
}
