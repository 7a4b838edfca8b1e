package vrs.server.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vrs.server.platform.Refusal;

/// What people send in place of a CSV file, told by its first bytes alone. None of it is ever
/// opened, so that it does not matter what would come out.
final class FileKind {
  /// Bytes that tell. In a book of Excel the names of its parts come early.
  static final int HEAD = 1024;

  private static final List<String> PARTS_OF_A_BOOK =
      List.of("[Content_Types].xml", "_rels/.rels", "xl/", "opendocument.spreadsheet");
  private static final List<String> TABLES_AS_MARKUP =
      List.of("Excel.Sheet", "office:spreadsheet", "office:excel", "<table");

  private static final List<FileKind> KNOWN =
      List.of(
          new FileKind("zip", 0, "PK\u0003\u0004"),
          new FileKind("zip", 0, "PK\u0005\u0006"),
          new FileKind("zip", 0, "PK\u0007\u0008"),
          new FileKind("gzip", 0, "\u001f\u008b"),
          new FileKind("bzip2", 0, "BZh"),
          new FileKind("xz", 0, "\u00fd7zXZ"),
          new FileKind("7z", 0, "7z\u00bc\u00af"),
          new FileKind("rar", 0, "Rar!\u001a"),
          new FileKind("lzh", 2, "-lh"),
          new FileKind("zstd", 0, "(\u00b5/\u00fd"),
          new FileKind("PDF", 0, "%PDF-"),
          new FileKind("PNG", 0, "\u0089PNG"),
          new FileKind("JPEG", 0, "\u00ff\u00d8\u00ff"),
          new FileKind("GIF", 0, "GIF8"),
          new FileKind("TIFF", 0, "II*\u0000"),
          new FileKind("TIFF", 0, "MM\u0000*"),
          new FileKind("WebP", 0, "RIFF"),
          new FileKind("HEIC", 4, "ftyp"),
          new FileKind("XML/HTML", 0, "<"),
          new FileKind("XML/HTML", 0, "\u00ef\u00bb\u00bf<"));

  private final String name;
  private final int at;
  private final String magic;

  private FileKind(String name, int at, String magic) {
    this.name = name;
    this.at = at;
    this.magic = magic;
  }

  /// @param head the first [#HEAD] bytes, or all
  /// @throws Refusal D116, D117, D118
  static void refuseIfKnown(byte[] head) {
    String text = new String(head, ISO_8859_1);
    if (text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff")) {
      throw new Refusal(ImportReason.UTF_16);
    }
    if (text.startsWith(
        "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) { // also with a password
      throw new Refusal(ImportReason.SPREADSHEET);
    }
    for (FileKind each : KNOWN) {
      if (text.startsWith(each.magic, each.at)) {
        throw each.isBook(text)
            ? new Refusal(ImportReason.SPREADSHEET)
            : new Refusal(ImportReason.NOT_A_TEXT_FILE, Map.of("kind", each.name));
      }
    }
  }

  private boolean isBook(String text) {
    Stream<String> signs =
        switch (name) {
          case "zip" -> PARTS_OF_A_BOOK.stream();
          case "XML/HTML" -> TABLES_AS_MARKUP.stream();
          default -> Stream.of();
        };
    return signs.anyMatch(text::contains);
  }
}
