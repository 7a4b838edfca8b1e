package vrs.server.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import vrs.server.record.Ground;

/// Somebody's way through the work list: what was asked for, where it has come to, and what the
/// doses are compared with. It travels in the address; nothing in it is personal.
///
/// @param at empty: before the first item of the stage
public record Way(WorkFilter filter, Stage stage, Optional<Place> at, Optional<Ground> ground) {

  /// Where an item stands in its stage; of an item that is no dose, only the id counts.
  public record Place(int rank, LocalDate given, UUID id) {
    private static final LocalDate NO_DAY = LocalDate.of(9999, 12, 31);

    static Place of(UUID id) {
      return new Place(0, NO_DAY, id);
    }

    String text() {
      return rank + "~" + given + "~" + id;
    }

    private static Place read(String text) {
      String[] parts = text.split("~", 3);
      return new Place(
          Integer.parseInt(parts[0]), LocalDate.parse(parts[1]), UUID.fromString(parts[2]));
    }
  }

  /// Reads what a form or an address says; what can't be read counts as not said.
  static Way of(MultiValueMap<String, String> sent) {
    return new Way(
        new WorkFilter(
            text(sent, "rule", 4),
            text(sent, "of-site", 60),
            read(sent, "day", LocalDate::parse),
            text(sent, "of-lot", 20),
            read(sent, "batch", UUID::fromString)),
        read(sent, "stage", Stage::valueOf).orElse(Stage.ON_CERTIFICATE),
        read(sent, "at", Place::read),
        read(sent, "seen", Ground::valueOf));
  }

  private static String text(MultiValueMap<String, String> sent, String name, int most) {
    String text = Optional.ofNullable(sent.getFirst(name)).orElse("").strip();
    return text.length() <= most ? text : "";
  }

  private static <T> Optional<T> read(
      MultiValueMap<String, String> sent, String name, Function<String, T> reader) {
    String text = Optional.ofNullable(sent.getFirst(name)).orElse("").strip();
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(reader.apply(text));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  Way to(Stage next) {
    return new Way(filter, next, Optional.empty(), ground);
  }

  Way at(Place place) {
    return new Way(filter, stage, Optional.of(place), ground);
  }

  Found found(String path) {
    return new Found(this, path);
  }

  /// An item, and how it was come by.
  record Found(Way way, String path) {
    String address() {
      return way.to(path);
    }

    /// @param done the item before, so that the screen can offer to take it back
    String address(Done done) {
      return way.to(path, "done", done.text());
    }
  }

  /// The stages that are still to come.
  static Stage[] from(Stage stage) {
    return Arrays.stream(Stage.values())
        .filter(each -> each.compareTo(stage) >= 0)
        .toArray(Stage[]::new);
  }

  /// An address of the list, with the way.
  ///
  /// @param more names and values in turn
  public String to(String path, String... more) {
    var address = UriComponentsBuilder.fromPath(path);
    query(address, "rule", filter.rule());
    query(address, "of-site", filter.site());
    query(address, "day", filter.day().map(LocalDate::toString).orElse(""));
    query(address, "of-lot", filter.lot());
    query(address, "batch", filter.batch().map(UUID::toString).orElse(""));
    query(address, "stage", stage == Stage.ON_CERTIFICATE ? "" : stage.name());
    query(address, "at", at.map(Place::text).orElse(""));
    query(address, "seen", ground.map(Ground::name).orElse(""));
    for (int i = 0; i + 1 < more.length; i += 2) {
      query(address, more[i], more[i + 1]);
    }
    return address.build(true).toUriString();
  }

  private static void query(UriComponentsBuilder address, String name, String value) {
    if (!value.isEmpty()) {
      address.queryParam(name, UriUtils.encode(value, UTF_8));
    }
  }
}
