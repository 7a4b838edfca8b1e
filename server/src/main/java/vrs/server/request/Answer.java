package vrs.server.request;

import java.time.Instant;
import java.util.List;

/// The answer to a granted request for disclosure (開示の回答), in the reader's words: printed as a
/// page, or a file.
///
/// @param withheld whether details were left out to protect the person (支援措置)
public record Answer(
    RequestNumber number,
    RequestKind kind,
    Instant made,
    boolean withheld,
    List<Section> sections) {

  public Answer {
    sections = List.copyOf(sections);
  }

  /// One kind of things that are held.
  public record Section(String title, List<Entry> entries) {
    public Section {
      entries = List.copyOf(entries);
    }
  }

  /// One thing that is held.
  public record Entry(List<Item> items) {
    public Entry {
      items = List.copyOf(items);
    }
  }

  public record Item(String label, String value) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  @Override
  public String toString() {
    return "Answer[" + number + "]";
  }
}
