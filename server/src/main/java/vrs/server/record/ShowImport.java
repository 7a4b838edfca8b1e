package vrs.server.record;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.platform.Messages;
import vrs.server.platform.Refusal;

/// Shows plans and receipts, and hands out the rejected lines as a file (I8: its own right, entry
/// and name).
@Component
public final class ShowImport {
  static final int SHOWN = 200;
  private final Areas areas;
  private final ImportBatches batches;
  private final RejectedLines rejectedLines;
  private final Messages messages;
  private final Audit audit;

  ShowImport(
      Areas areas,
      ImportBatches batches,
      RejectedLines rejectedLines,
      Messages messages,
      Audit audit) {
    this.areas = areas;
    this.batches = batches;
    this.rejectedLines = rejectedLines;
    this.messages = messages;
    this.audit = audit;
  }

  /// A rejected line as a screen shows it: nothing of what stands there.
  public record Rejected(long line, String code, Messages.Words words) {}

  /// @param rejected the first [#SHOWN]
  public record Shown(ImportBatch batch, List<Rejected> rejected) {
    public Shown {
      rejected = List.copyOf(rejected);
    }
  }

  List<ImportBatch> all(Actor actor) {
    return areas.read(actor.office(), batches::all);
  }

  /// @throws Refusal D114
  Shown show(Actor actor, UUID id, Locale locale) {
    return areas.read(
        actor.office(),
        area ->
            new Shown(
                batches
                    .byId(area, id)
                    .filter(batch ->
                        batch.receipt().isPresent() || batch.expires().isAfter(area.time()))
                    .orElseThrow(() -> new Refusal(ImportReason.NO_SUCH_IMPORT)),
                rejectedLines.first(area, id, SHOWN).stream()
                    .map(each -> rejected(each, locale))
                    .toList()));
  }

  /// Writes the rejected lines as they were sent, each with line, code and words: to be corrected
  /// and sent again as it is. UTF-8 with a mark, which spreadsheets open by a double click.
  void writeErrors(Actor actor, UUID id, OutputStream out, Locale locale) {
    audit.look(actor.office(), Deed.of(actor, RecordAction.IMPORT_ERRORS).with("batch", id));
    areas.read(
        actor.office(),
        area -> {
          var heading = new ArrayList<>(rejectedLines.headings(area, id));
          heading.addAll(RecipientHeader.OF_ERRORS);
          try {
            out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
            CsvWriter csv =
                CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.CRLF)
                    .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            csv.writeRecord(heading);
            for (Rejection each : rejectedLines.first(area, id, Integer.MAX_VALUE)) {
              csv.writeRecord(line(each, heading.size(), locale));
            }
            csv.flush();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return true;
        });
  }

  private Rejected rejected(Rejection rejection, Locale locale) {
    return new Rejected(
        rejection.line(),
        rejection.reason().code(),
        messages.of(rejection.reason(), rejection.details(), locale));
  }

  private List<String> line(Rejection rejection, int width, Locale locale) {
    var fields = new ArrayList<String>();
    rejection.fields().forEach(field -> fields.add(harmless(field)));
    while (fields.size() < width - RecipientHeader.OF_ERRORS.size()) {
      fields.add("");
    }
    fields.add(String.valueOf(rejection.line()));
    fields.add(rejection.reason().code());
    fields.add(messages.of(rejection.reason(), rejection.details(), locale).what());
    return fields;
  }

  /// No spreadsheet takes it for a formula. A field that begins so is never accepted, so the
  /// apostrophe can't slip into a name.
  private static String harmless(String field) {
    boolean formula = !field.isEmpty() && "=+-@＝＋－＠\t\r".indexOf(field.charAt(0)) >= 0;
    return formula ? "'" + field : field;
  }
}
