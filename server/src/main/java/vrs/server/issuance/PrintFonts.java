package vrs.server.issuance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.stereotype.Component;

/// The fonts of the printed certificate: Noto Sans JP, unpacked from the same files that the pages
/// use.
///
/// One file holds the 6,356 everyday characters; 髙, 﨑, 𠮷 and 6,000 others lie in 120 slices, of
/// which a print opens only those it needs. The files come with the web build; without it the
/// server starts, and printing says what is missing.
@Component
public final class PrintFonts {

  /// In the order of preference: what most names need first, so that a page embeds few fonts.
  private static final List<String> SLICES =
      Stream.concat(
              Stream.of("japanese", "latin", "latin-ext", "vietnamese", "cyrillic"),
              IntStream.range(0, 120).mapToObj(Integer::toString))
          .toList();

  private final Map<String, TrueTypeFont> opened = new HashMap<>();
  private final Map<Integer, Optional<String>> places = new HashMap<>();

  /// The slice that holds this character; empty when no font has it.
  synchronized Optional<String> sliceOf(int character) {
    return places.computeIfAbsent(character, this::find);
  }

  /// The slice, parsed once: the library only reads it when it embeds a part.
  synchronized TrueTypeFont font(String slice) {
    return opened.computeIfAbsent(slice, PrintFonts::open);
  }

  private Optional<String> find(int character) {
    return SLICES.stream().filter(slice -> has(slice, character)).findFirst();
  }

  private boolean has(String slice, int character) {
    try {
      return font(slice).getUnicodeCmapLookup().getGlyphId(character) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TrueTypeFont open(String slice) {
    String file = "/fonts/noto-sans-jp-" + slice + "-400-normal.woff";
    try (var in = PrintFonts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(
            "the fonts are not built in: install Node 20.19 or newer with npm and build again");
      }
      byte[] font = WebFont.toTrueType(in.readAllBytes());
      TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(font));
      parsed.setEnableGsub(false); // a ligature would hide letters from whoever searches or copies
      return parsed;
    } catch (IOException e) {
      throw new UncheckedIOException("the font cannot be read: " + slice, e);
    }
  }
}
