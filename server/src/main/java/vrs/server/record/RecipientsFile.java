package vrs.server.record;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import vrs.server.platform.Refusal;

/// A recipients file that was inspected: its lines, streamed, as fields only.
final class RecipientsFile {
  private final Upload upload;
  private final FileInspection inspection;

  /// Sees one line after the other.
  @FunctionalInterface
  interface Lines {
    /// @param line as an editor counts; the first below the header is 2
    void next(RecipientHeader header, long line, List<String> fields);
  }

  RecipientsFile(Upload upload, FileInspection inspection) {
    this.upload = upload;
    this.inspection = inspection;
  }

  /// Hands over every line below the header, in order.
  ///
  /// @throws Refusal D108 to D112
  void read(Lines lines) {
    long line = 1;
    try (var in = upload.open()) {
      if (inspection.mark()) {
        in.skipNBytes(3);
      }
      CsvReader<CsvRecord> csv =
          CsvReader.builder()
              .skipEmptyLines(false)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .allowUnclosedQuote(false)
              .maxBufferSize(4 * FileInspection.LONGEST_LINE)
              .ofCsvRecord(new InputStreamReader(in, FileInspection.strict(inspection.charset())));
      var records = csv.iterator();
      if (!records.hasNext()) {
        throw new Refusal(ImportReason.FILE_EMPTY);
      }
      var header = new RecipientHeader(records.next().getFields());
      if (!records.hasNext()) {
        throw new Refusal(ImportReason.NO_LINES);
      }
      while (records.hasNext()) {
        CsvRecord next = records.next();
        line = next.getStartingLineNumber();
        lines.next(header, line, next.getFields());
      }
    } catch (CsvParseException e) {
      throw new Refusal(ImportReason.NOT_CSV, Map.of("line", line + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
