package vrs.samples;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A file with a header line, comma-separated, lines ending in CR LF (RFC 4180).
final class CsvFile {

  private CsvFile() {}

  /// Writes all lines or none.
  ///
  /// @throws UnencodableText if the encoding lacks a character
  static void write(
      OutputStream out, TextEncoding encoding, List<String> header, List<List<String>> rows)
      throws IOException {
    refuseUnencodable(encoding, header, rows);
    if (encoding.mark) {
      out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    }
    write(out, encoding, header, rows.stream());
  }

  /// Writes rows as they come, in an encoding that holds every character.
  static void writeUtf8(OutputStream out, List<String> header, Stream<List<String>> rows)
      throws IOException {
    write(out, TextEncoding.UTF_8, header, rows);
  }

  private static void write(
      OutputStream out, TextEncoding encoding, List<String> header, Stream<List<String>> rows)
      throws IOException {
    var csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(new OutputStreamWriter(out, encoding.charset));
    csv.writeRecord(header);
    rows.forEach(csv::writeRecord);
    csv.flush();
  }

  private static void refuseUnencodable(
      TextEncoding encoding, List<String> header, List<List<String>> rows) {
    var encoder = encoding.charset.newEncoder();
    var places = new ArrayList<UnencodableText.Place>();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < header.size(); column++) {
        if (!encoder.canEncode(rows.get(row).get(column))) {
          places.add(new UnencodableText.Place(row + 2, header.get(column)));
        }
      }
    }
    if (!places.isEmpty()) {
      throw new UnencodableText(encoding, places);
    }
  }
}
