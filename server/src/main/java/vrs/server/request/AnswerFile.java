package vrs.server.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.util.List;

/// The answer to a disclosure as CSV: a line for each item of each thing. UTF-8 with a mark, which
/// spreadsheets open by a double click. Its format stands in `docs/formats/disclosure.md`.
final class AnswerFile {
  private AnswerFile() {}

  static byte[] csv(Answer answer, List<String> headings) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    try (CsvWriter csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(new OutputStreamWriter(out, UTF_8))) {
      csv.writeRecord(headings);
      for (Answer.Section section : answer.sections()) {
        int number = 0;
        for (Answer.Entry entry : section.entries()) {
          number++;
          for (Answer.Item item : entry.items()) {
            csv.writeRecord(
                section.title(), String.valueOf(number), item.label(), harmless(item.value()));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// No spreadsheet takes it for a formula.
  private static String harmless(String value) {
    boolean formula = !value.isEmpty() && "=+-@＝＋－＠\t\r".indexOf(value.charAt(0)) >= 0;
    return formula ? "'" + value : value;
  }
}
