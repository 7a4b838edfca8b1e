package vrs.server.handover;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.municipality.Masters;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Makes a ledger file (予防接種台帳向け出力, C9): whole, or what has changed since the last file that the
/// receiver confirmed.
///
/// A format that lacks a character makes no file: the characters are told, with the rows they stand
/// in, and staff choose another format or leave those rows out.
@Component
public final class PrepareLedger {
  private final Areas areas;
  private final AreaKeys keys;
  private final Masters masters;
  private final Handovers handovers;
  private final HandoverPieces pieces;
  private final KeepHandover keepHandover;

  PrepareLedger(
      Areas areas,
      AreaKeys keys,
      Masters masters,
      Handovers handovers,
      HandoverPieces pieces,
      KeepHandover keepHandover) {
    this.areas = areas;
    this.keys = keys;
    this.masters = masters;
    this.handovers = handovers;
    this.pieces = pieces;
    this.keepHandover = keepHandover;
  }

  /// What comes of it.
  public sealed interface Outcome {
    /// The file waits to be fetched; a retry gets the same.
    record Prepared(Handover handover) implements Outcome {}

    /// There is no file: the format lacks these characters.
    record CharactersMissing(LedgerNotes notes) implements Outcome {}
  }

  /// @throws Refusal H101, H102, H104, H105
  public Outcome prepare(Actor actor, LedgerOrder order) {
    Optional<Handover> known = keepHandover.begin(actor, order.exit(), order.id(), order.reason());
    if (known.isPresent()) {
      return new Outcome.Prepared(known.get());
    }
    return keepHandover.inTurn(() -> make(actor, order));
  }

  private Outcome make(Actor actor, LedgerOrder order) {
    keys.of(actor.office()); // made now, if there are none: a snapshot would not see them
    try (var file = new WrittenFile();
        var delivered = new WrittenFile()) {
      LedgerWriter.Result result =
          areas.snapshot(actor.office(), area -> write(area, order, file, delivered));
      if (result.leftOut() > 0 && !order.leaveOut()) {
        keepHandover.refused(actor, order.exit(), new Refusal(HandoverReason.CHARACTERS_MISSING));
        return new Outcome.CharactersMissing(result.notes());
      }
      if (order.changes() && result.isEmpty()) {
        throw new Refusal(HandoverReason.NOTHING_CHANGED);
      }
      return new Outcome.Prepared(keep(actor, order, result, file, delivered));
    } catch (Refusal refusal) {
      throw keepHandover.refused(actor, order.exit(), refusal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LedgerWriter.Result write(
      Area area, LedgerOrder order, WrittenFile file, WrittenFile delivered) {
    Optional<UUID> base =
        order.changes()
            ? Optional.of(
                handovers
                    .lastReceived(area, order.exit())
                    .orElseThrow(() -> new Refusal(HandoverReason.NOTHING_RECEIVED))
                    .id())
            : Optional.empty();
    Ledger ledger =
        order.exit() == Exit.LEDGER_WIDE
            ? new WideLedger(area, masters.current())
            : new LongLedger(area, masters.current());
    List<String> heading = ledger.columns().stream().map(LedgerColumn::heading).toList();
    try (LedgerTable table = table(order, file.write(), heading);
        var list = new Delivered.List(delivered.write());
        InputStream before = before(area, base)) {
      var writer = new LedgerWriter(ledger, order.format(), table, list);
      writer.write(before);
      return writer.result(base);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream before(Area area, Optional<UUID> base) {
    return base.map(id -> pieces.open(area, id, HandoverPieces.Kind.DELIVERED))
        .orElseGet(InputStream::nullInputStream);
  }

  private static LedgerTable table(LedgerOrder order, OutputStream out, List<String> heading)
      throws IOException {
    if (order.format() == Format.XLSX) {
      return new XlsxTable(out, heading, XlsxTable.MOST_ROWS);
    }
    var csv =
        new CsvTable(
            out,
            order.format(),
            order.marked() ? SpreadsheetMark::safe : SpreadsheetMark::harmless);
    csv.heading(heading);
    return csv;
  }

  private Handover keep(
      Actor actor,
      LedgerOrder order,
      LedgerWriter.Result result,
      WrittenFile file,
      WrittenFile delivered) {
    return keepHandover.keep(
        actor,
        new NewHandover(
            order.id(),
            order.exit(),
            result.base(),
            order.format(),
            keepHandover.fileName(actor, order.exit(), order.format(), order.id()),
            order.reason().strip(),
            file.digest(),
            file.size(),
            result.rows(),
            result.removed(),
            result.leftOut(),
            result.notes().count()),
        new KeepHandover.Content(file, delivered::open, result.notes().json()));
  }
}
