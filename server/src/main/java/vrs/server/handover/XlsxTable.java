package vrs.server.handover;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// A table as a spreadsheet whose every cell is text: nothing is a number, a date or a formula,
/// also after somebody has edited it.
final class XlsxTable implements LedgerTable {
  private static final String TEXT = "@";

  /// A spreadsheet has 1,048,576 rows; what is more goes on a further sheet.
  static final int MOST_ROWS = 1_000_000;

  private static final int ROWS_AT_ONCE = 1_000;

  private final OutputStream out;
  private final Workbook workbook;
  private final List<String> heading;
  private final int mostRows;
  private Worksheet sheet;
  private int sheets;
  private int rows;

  /// @param mostRows of a sheet, below its heading
  XlsxTable(OutputStream out, List<String> heading, int mostRows) throws IOException {
    this.out = out;
    this.workbook = new Workbook(out, "VRS", "1.0");
    this.heading = List.copyOf(heading);
    this.mostRows = mostRows;
    this.sheet = newSheet();
  }

  private Worksheet newSheet() throws IOException {
    sheets++;
    rows = 0;
    Worksheet added = workbook.newWorksheet(sheets == 1 ? "台帳" : "台帳 " + sheets);
    added.freezePane(0, 1);
    write(added, heading);
    return added;
  }

  @Override
  public void row(List<String> fields) throws IOException {
    if (rows > mostRows) {
      sheet.close();
      sheet = newSheet();
    }
    write(sheet, fields);
    if (rows % ROWS_AT_ONCE == 0) {
      sheet.flush();
    }
  }

  private void write(Worksheet into, List<String> fields) {
    for (int column = 0; column < fields.size(); column++) {
      // Inline: a table of shared texts would stay in memory.
      String field = fields.get(column);
      if (field.equals(field.strip())) {
        into.inlineString(rows, column, field);
      } else {
        // The only form that says to keep the spaces around it.
        into.inlineString(rows, column, RichText.builder().run(field).end().build());
      }
      into.style(rows, column).format(TEXT).set();
    }
    rows++;
  }

  @Override
  public void close() throws IOException {
    sheet.close();
    workbook.close();
    out.close();
  }
}
