package vrs.samples;

import java.util.List;

/// A file can't be written in the encoding asked for; nothing of it was written.
public final class UnencodableText extends RuntimeException {

  /// Where a character stands that the encoding lacks; never the text itself.
  ///
  /// @param line counted from 1, the header being line 1
  /// @param column its header
  public record Place(int line, String column) {}

  private final List<Place> places;

  UnencodableText(TextEncoding encoding, List<Place> places) {
    super(encoding + " lacks characters at " + places);
    this.places = List.copyOf(places);
  }

  public List<Place> places() {
    return places;
  }
}
