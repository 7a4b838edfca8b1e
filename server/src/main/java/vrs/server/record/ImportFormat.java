package vrs.server.record;

import java.util.List;

/// The formats of files that can be imported, told apart by their header lines.
public enum ImportFormat {
  /// 接種対象者ファイル: people and their tickets.
  RECIPIENTS(
      List.of(RecipientColumn.values()),
      List.of(
          new Key(ImportReason.TICKET_TWICE, RecipientColumn.TICKET),
          new Key(ImportReason.INDIVIDUAL_NUMBER_TWICE, RecipientColumn.INDIVIDUAL_NUMBER),
          new Key(ImportReason.LEDGER_NUMBER_TWICE, RecipientColumn.LEDGER_NUMBER))),

  /// 接種記録ファイル: doses that were recorded elsewhere before.
  DOSES(
      List.of(EarlierDoseColumn.values()),
      List.of(
          new Key(ImportReason.DOSE_TWICE, EarlierDoseColumn.TICKET, EarlierDoseColumn.NUMBER)));

  private final List<ImportColumn> columns;
  private final List<Key> keys;

  /// Columns that together may not repeat in a file, and what is said of lines where they do.
  record Key(ImportReason reason, List<ImportColumn> columns) {
    Key(ImportReason reason, ImportColumn... columns) {
      this(reason, List.of(columns));
    }
  }

  ImportFormat(List<ImportColumn> columns, List<Key> keys) {
    this.columns = columns;
    this.keys = keys;
  }

  List<ImportColumn> columns() {
    return columns;
  }

  List<Key> keys() {
    return keys;
  }

  /// The one that most of the headings belong to, so that a header with a fault is still known.
  static ImportFormat of(List<String> headings) {
    return DOSES.known(headings) > RECIPIENTS.known(headings) ? DOSES : RECIPIENTS;
  }

  private long known(List<String> headings) {
    return columns.stream().filter(column -> headings.contains(column.heading())).count();
  }
}
