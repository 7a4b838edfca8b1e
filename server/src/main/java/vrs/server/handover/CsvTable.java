package vrs.server.handover;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.function.UnaryOperator;

/// A table as CSV: CR LF, quotes where they are needed. An encoder that lacks a character fails; it
/// never writes another.
final class CsvTable implements LedgerTable {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private final CsvWriter csv;
  private final UnaryOperator<String> field;

  /// @param field how a field is kept from being taken for something else
  CsvTable(OutputStream out, Format format, UnaryOperator<String> field) throws IOException {
    if (format == Format.CSV_UTF8) {
      out.write(MARK);
    }
    var encoder =
        format
            .charset()
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    this.csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(new OutputStreamWriter(out, encoder));
    this.field = field;
  }

  /// The first line, whose names are known and stay as they are.
  void heading(List<String> names) {
    csv.writeRecord(names);
  }

  @Override
  public void row(List<String> fields) {
    csv.writeRecord(fields.stream().map(field).toList());
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
