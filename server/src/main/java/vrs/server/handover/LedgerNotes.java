package vrs.server.handover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What the reader of a file has to know: the first of it in words, all of it counted.
public final class LedgerNotes {
  /// So many are kept and shown.
  static final int MOST = 200;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final List<LedgerNote> first = new ArrayList<>();
  private long count;
  private long missing;

  void add(LedgerNote note) {
    count++;
    if (note.kind() == LedgerNote.Kind.CHARACTER) {
      missing++;
    }
    if (first.size() < MOST) {
      first.add(note);
    }
  }

  public long count() {
    return count;
  }

  /// How many rows hold a character that the format lacks.
  public long missing() {
    return missing;
  }

  public List<LedgerNote> first() {
    return List.copyOf(first);
  }

  byte[] json() {
    return first.isEmpty() ? new byte[0] : JSON.writeValueAsString(first).getBytes(UTF_8);
  }

  static List<LedgerNote> read(byte[] json) {
    return json.length == 0 ? List.of() : JSON.readValue(json, new TypeReference<>() {});
  }
}
