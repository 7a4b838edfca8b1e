package vrs.server.record;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import vrs.server.platform.Refusal;

/// A file to be imported, inspected and with a right header: its lines, streamed, as fields only.
final class ImportFile {
  private final Upload upload;
  private final FileInspection inspection;
  private final ImportHeader header;

  /// Sees one line after the other.
  @FunctionalInterface
  interface Lines {
    /// @param line as an editor counts; the first below the header is 2
    void next(long line, List<String> fields);
  }

  private ImportFile(Upload upload, FileInspection inspection, ImportHeader header) {
    this.upload = upload;
    this.inspection = inspection;
    this.header = header;
  }

  /// Reads the header.
  ///
  /// @throws Refusal D101, D108 to D112
  static ImportFile of(Upload upload, FileInspection inspection) {
    try (var in = upload.open()) {
      var records = csv(in, inspection).iterator();
      if (!records.hasNext()) {
        throw new Refusal(ImportReason.FILE_EMPTY);
      }
      var header = new ImportHeader(records.next().getFields());
      if (!records.hasNext()) {
        throw new Refusal(ImportReason.NO_LINES);
      }
      return new ImportFile(upload, inspection, header);
    } catch (CsvParseException e) {
      throw new Refusal(ImportReason.NOT_CSV, Map.of("line", 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FileInspection inspection() {
    return inspection;
  }

  ImportHeader header() {
    return header;
  }

  Upload upload() {
    return upload;
  }

  /// Hands over every line below the header, in order.
  ///
  /// @param progress counts them as the lines of a step
  /// @throws Refusal D111
  void read(ImportProgress progress, ImportStep step, Lines lines) {
    progress.begin(step, inspection.lines() - 1);
    long line = 1;
    try (var in = upload.open()) {
      var records = csv(in, inspection).iterator();
      records.next();
      while (records.hasNext()) {
        CsvRecord next = records.next();
        line = next.getStartingLineNumber();
        lines.next(line, next.getFields());
        progress.advance(1);
      }
    } catch (CsvParseException e) {
      throw new Refusal(ImportReason.NOT_CSV, Map.of("line", line + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CsvReader<CsvRecord> csv(InputStream in, FileInspection inspection)
      throws IOException {
    if (inspection.mark()) {
      in.skipNBytes(3);
    }
    return CsvReader.builder()
        .skipEmptyLines(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .maxBufferSize(FileInspection.LONGEST_QUOTED)
        .ofCsvRecord(new InputStreamReader(in, FileInspection.strict(inspection.charset())));
  }
}
