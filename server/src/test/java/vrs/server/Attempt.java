package vrs.server;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import vrs.server.platform.Zone;

/// How somebody tries a door to get at what is another municipality's.
///
/// @param route as [Route#toString] names it
/// @param status that refuses, or that shows only what is one's own
/// @param shows what of one's own must be seen, so that the test's eyes are open
/// @param opens tables of the other municipality that the law lets the door add rows to
/// @param comparable whether the answer must be the same if nobody had what is named
record Attempt(
    String route,
    Zone zone,
    int status,
    Function<Named, Answer> knock,
    String shows,
    Set<String> opens,
    boolean comparable) {

  static Attempt of(String route, Zone zone, int status, Function<Named, Answer> knock) {
    return new Attempt(route, zone, status, knock, "", Set.of(), true);
  }

  Attempt showing(String own) {
    return new Attempt(route, zone, status, knock, own, opens, comparable);
  }

  Attempt opening(String... tables) {
    return new Attempt(route, zone, status, knock, shows, Set.of(tables), comparable);
  }

  /// Its answer is another each time: it does something of its own, or the law lets it tell.
  Attempt once() {
    return new Attempt(route, zone, status, knock, shows, opens, false);
  }

  /// Auditors have the log of all municipalities (I4).
  boolean isOfTheLog() {
    return route.equals("GET /api/v1/audit/archive");
  }

  @Override
  public String toString() {
    return route + " in " + zone;
  }

  /// What a request names of a municipality, and which of it the request has named.
  static final class Named {
    private final Map<Thing, String> things;
    private final Map<Thing, String> named = new EnumMap<>(Thing.class);

    Named(Map<Thing, String> things) {
      this.things = things;
    }

    String the(Thing thing) {
      String name = Objects.requireNonNull(things.get(thing), thing::toString);
      named.put(thing, name);
      return name;
    }

    /// An answer may repeat what the request named, and tells nothing by it.
    String without(String answer) {
      String rest = answer;
      for (var each : named.entrySet()) {
        rest = rest.replace(each.getValue(), each.getKey().toString());
      }
      return rest;
    }
  }
}
