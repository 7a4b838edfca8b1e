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
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
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
  private final ImportQueue queue;
  private final Remarks remarks;
  private final Messages messages;
  private final Audit audit;

  ShowImport(
      Areas areas,
      ImportBatches batches,
      ImportQueue queue,
      Remarks remarks,
      Messages messages,
      Audit audit) {
    this.areas = areas;
    this.batches = batches;
    this.queue = queue;
    this.remarks = remarks;
    this.messages = messages;
    this.audit = audit;
  }

  /// What is said of a line, as a screen shows it: nothing of what stands there.
  public record Said(long line, String code, Messages.Words words) {}

  /// @param before how many are planned before it
  /// @param undoable whether it can still be taken back
  /// @param rejected the first [#SHOWN] lines
  /// @param doubtful the first [#SHOWN] doubts
  public record Shown(
      ImportBatch batch, int before, boolean undoable, List<Said> rejected, List<Said> doubtful) {
    public Shown {
      rejected = List.copyOf(rejected);
      doubtful = List.copyOf(doubtful);
    }
  }

  List<ImportBatch> all(Actor actor) {
    takeUpWhatWaits(actor);
    return areas.read(actor.office(), batches::all);
  }

  /// @throws Refusal D114
  Shown show(Actor actor, UUID id, Locale locale) {
    Shown shown =
        areas.read(
            actor.office(),
            area -> {
              ImportBatch batch =
                  batches
                      .byId(area, id)
                      .orElseThrow(() -> new Refusal(ImportReason.NO_SUCH_IMPORT));
              boolean waits = batch.phase() == ImportPhase.WAITING;
              return new Shown(
                  batch,
                  waits ? batches.before(area, id) + queue.before(area.code()) : 0,
                  UndoImport.isUndoable(batch, area.time()),
                  said(area, id, ImportChunks.Kind.REJECTED, locale),
                  said(area, id, ImportChunks.Kind.DOUBTFUL, locale));
            });
    if (shown.batch().phase().moves()) {
      takeUpWhatWaits(actor);
    }
    return shown;
  }

  /// Whoever looks has this process take up what another has left behind.
  private void takeUpWhatWaits(Actor actor) {
    if (areas.read(actor.office(), batches::hasWork)) {
      queue.plan(actor.office());
    }
  }

  private List<Said> said(Area area, UUID id, ImportChunks.Kind kind, Locale locale) {
    return remarks.first(area, id, kind, SHOWN).stream()
        .map(each -> new Said(each.line(), each.code(), words(each, locale)))
        .toList();
  }

  /// @throws Refusal D114, and D119 while there is no plan
  void requirePlan(Actor actor, UUID id) {
    ImportBatch batch =
        areas
            .read(
                actor.office(),
                area -> batches.byId(area, id).filter(each -> each.expires().isAfter(area.time())))
            .orElseThrow(() -> new Refusal(ImportReason.NO_SUCH_IMPORT));
    if (batch.phase() != ImportPhase.PLANNED && batch.receipt().isEmpty()) {
      throw new Refusal(ImportReason.NOT_PLANNED_YET);
    }
  }

  /// Writes the rejected lines as they were sent, each with line, code and words: to be corrected
  /// and sent again as it is. UTF-8 with a mark, which spreadsheets open by a double click.
  void writeErrors(Actor actor, UUID id, OutputStream out, Locale locale) {
    audit.look(actor.office(), Deed.of(actor, RecordAction.IMPORT_ERRORS).with("batch", id));
    areas.read(
        actor.office(),
        area -> {
          var heading = new ArrayList<>(remarks.headings(area, id));
          heading.addAll(ImportHeader.OF_ERRORS);
          try {
            out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
            CsvWriter csv =
                CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.CRLF)
                    .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            csv.writeRecord(heading);
            remarks.each(
                area,
                id,
                ImportChunks.Kind.REJECTED,
                each -> csv.writeRecord(line(each, heading.size(), locale)));
            csv.flush();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return true;
        });
  }

  private List<String> line(Remark remark, int width, Locale locale) {
    var fields = new ArrayList<String>();
    remark.fields().forEach(field -> fields.add(harmless(field)));
    while (fields.size() < width - ImportHeader.OF_ERRORS.size()) {
      fields.add("");
    }
    fields.add(String.valueOf(remark.line()));
    fields.add(remark.code());
    fields.add(words(remark, locale).what());
    return fields;
  }

  private Messages.Words words(Remark remark, Locale locale) {
    return messages.of(remark.code(), Map.copyOf(remark.details()), locale);
  }

  /// No spreadsheet takes it for a formula. A field that begins so is never accepted, so the
  /// apostrophe can't slip into a name.
  private static String harmless(String field) {
    boolean formula = !field.isEmpty() && "=+-@＝＋－＠\t\r".indexOf(field.charAt(0)) >= 0;
    return formula ? "'" + field : field;
  }
}
