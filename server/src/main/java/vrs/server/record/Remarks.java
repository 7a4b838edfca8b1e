package vrs.server.record;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Area;

/// The rejected and the doubtful lines of a plan, kept sealed until the receipt has been given for
/// seven days or the plan expires: long enough to take out the file of errors.
@Component
final class Remarks {
  private final JsonMapper json = JsonMapper.builder().build();
  private final ImportChunks chunks;

  Remarks(ImportChunks chunks) {
    this.chunks = chunks;
  }

  /// @param number counts the pieces of a kind, from 1
  void add(Area area, UUID batch, ImportChunks.Kind kind, int number, List<Remark> remarks) {
    chunks.add(area, batch, kind, number, remarks.size(), json.writeValueAsBytes(remarks));
  }

  /// Keeps the heading line, from which a file of errors is made.
  void addHeadings(Area area, UUID batch, List<String> headings) {
    chunks.add(area, batch, ImportChunks.Kind.REJECTED, 0, 0, json.writeValueAsBytes(headings));
  }

  /// The headings of the file.
  List<String> headings(Area area, UUID batch) {
    return json.readValue(
        chunks.open(area, batch, ImportChunks.Kind.REJECTED, 0),
        new TypeReference<List<String>>() {});
  }

  /// The first remarks of a kind, in the order in which they were made.
  List<Remark> first(Area area, UUID batch, ImportChunks.Kind kind, int most) {
    var all = new ArrayList<Remark>();
    for (int number : chunks.numbers(area, batch, kind)) {
      if (number > 0 && all.size() < most) {
        all.addAll(piece(area, batch, kind, number));
      }
    }
    return all.subList(0, Math.min(most, all.size()));
  }

  /// Hands over all of a kind, in that order, and never holds more than a piece of them.
  void each(Area area, UUID batch, ImportChunks.Kind kind, Consumer<Remark> reader) {
    for (int number : chunks.numbers(area, batch, kind)) {
      if (number > 0) {
        piece(area, batch, kind, number).forEach(reader);
      }
    }
  }

  private List<Remark> piece(Area area, UUID batch, ImportChunks.Kind kind, int number) {
    return json.readValue(
        chunks.open(area, batch, kind, number), new TypeReference<List<Remark>>() {});
  }
}
