package vrs.server;

import static vrs.server.Schemas.ordered;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Zone;

/// By what a door knows who asks: nothing, the signature of a shift or a device, or a session.
final class SecuritySchemes {
  private final SortedMap<String, Object> named = new TreeMap<>();

  /// The alternatives; none for a door that is open to anyone.
  List<Map<String, Object>> of(OpenTo door) {
    var alternatives = new ArrayList<Map<String, Object>>();
    for (Audience audience : door.audience()) {
      switch (audience) {
        case ANYONE -> {}
        case SITE -> alternatives.add(signed("VRS-Shift"));
        case DEVICE -> alternatives.add(signed("VRS-Device"));
        case MUNICIPALITY, PREFECTURE, AGENCY, OPERATOR, AUDITOR -> {
          for (Zone zone : door.zone()) {
            alternatives.add(session(zone));
          }
        }
      }
    }
    return alternatives.stream().distinct().toList();
  }

  SortedMap<String, Object> named() {
    return named;
  }

  /// All three headers of `docs/formats/site-requests.md`.
  private Map<String, Object> signed(String reference) {
    var all = new TreeMap<String, Object>();
    for (String header : List.of(reference, "VRS-Time", "VRS-Signature")) {
      named.put(header, key("header", header));
      all.put(header, List.of());
    }
    return all;
  }

  /// The cookie as it is named over TLS.
  private Map<String, Object> session(Zone zone) {
    String name = "session-" + zone.key();
    named.put(name, key("cookie", "__Host-vrs-" + zone.key() + "-session"));
    return Map.of(name, List.of());
  }

  private static Map<String, Object> key(String in, String name) {
    return ordered("type", "apiKey", "in", in, "name", name);
  }
}
