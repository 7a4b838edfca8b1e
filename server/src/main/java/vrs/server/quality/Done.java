package vrs.server.quality;

import java.util.Optional;
import java.util.UUID;
import org.springframework.util.MultiValueMap;

/// What was just done with an item: the screen of the next one says so and offers to take it back.
record Done(Deed deed, UUID item) {

  /// What can be done with an item.
  enum Deed {
    CHECKED("doses", "undo"),
    CORRECTED("doses", "undo"),
    WITHDRAWN("doses", "undo"),
    PUT_BACK("doses", "takeback"),
    AS_IT_IS("doses", "takeback"),
    DECIDED("conflicts", "undo"),
    MERGED("merges", "undo"),
    DISTINGUISHED("distinct", "undo");

    private final String items;
    private final String undo;

    Deed(String items, String undo) {
      this.items = items;
      this.undo = undo;
    }
  }

  static Optional<Done> of(MultiValueMap<String, String> sent) {
    String[] parts = Optional.ofNullable(sent.getFirst("done")).orElse("").split("~", 2);
    try {
      return Optional.of(new Done(Deed.valueOf(parts[0]), UUID.fromString(parts[1])));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  String text() {
    return deed + "~" + item;
  }

  /// Key of the words that say it.
  public String words() {
    return "quality.done." + deed;
  }

  /// Where it is taken back.
  public String undo(Way way) {
    return way.to("/quality/%s/%s/%s".formatted(deed.items, item, deed.undo));
  }
}
