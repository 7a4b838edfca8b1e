package vrs.server.record;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Area;

/// The rejected lines of a plan with their fields, kept sealed until the receipt has been given for
/// seven days or the plan expires: long enough to take out the file of errors.
@Component
final class RejectedLines {
  private final JsonMapper json = JsonMapper.builder().build();
  private final ImportChunks chunks;

  RejectedLines(ImportChunks chunks) {
    this.chunks = chunks;
  }

  void add(Area area, UUID batch, int number, List<Rejection> rejections) {
    chunks.add(
        area,
        batch,
        ImportChunks.Kind.REJECTED,
        number,
        rejections.size(),
        json.writeValueAsBytes(rejections));
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

  /// The first rejected lines, in the file's order.
  List<Rejection> first(Area area, UUID batch, int most) {
    var all = new ArrayList<Rejection>();
    for (int number : chunks.numbers(area, batch, ImportChunks.Kind.REJECTED)) {
      if (number > 0 && all.size() < most) {
        all.addAll(
            json.readValue(
                chunks.open(area, batch, ImportChunks.Kind.REJECTED, number),
                new TypeReference<List<Rejection>>() {}));
      }
    }
    return all.subList(0, Math.min(most, all.size()));
  }
}
