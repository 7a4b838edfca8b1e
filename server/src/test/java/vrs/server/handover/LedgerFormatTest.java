package vrs.server.handover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import vrs.server.platform.Golden;
import vrs.server.platform.TestDatabase;

/// Odd names through every format, byte by byte, and back again.
class LedgerFormatTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final Charset CP932 = Charset.forName("windows-31j");
  private static final int DOCTOR = 14;

  /// Characters that careless software loses, or runs.
  private static final List<String> ODD =
      List.of(
          "𠮷野　太郎",
          "髙橋　花子",
          "山﨑　健",
          "渡邉　恵子",
          "渡邊　恵子",
          "葛\uDB40\uDD00城　一", // 葛 with U+E0100, its form in Katsuragi
          "神田　\uFA19", // a compatibility ideograph, which NFC would change
          "波〜形",
          "負−号",
          "O'BRIEN-SMITH JEAN-LUC",
          "WOLFESCHLEGELSTEINHAUSEN MAXIMILIAN ALEXANDER",
          "佐藤［鈴木］　美咲",
          "森鷗外",
          "=1+1",
          "+81",
          "-1",
          "@SUM(A1)",
          "＝１＋１",
          "\"=1+1\"",
          "'0012",
          "0012",
          "1E5",
          "3月1日",
          "TRUE",
          " 空白 ",
          "改\n行,\"引用\"",
          "\tタブ");

  private static LedgerDesk desk;

  @BeforeAll
  static void register() {
    desk = new LedgerDesk(database, folder);
    for (int i = 0; i < ODD.size(); i++) {
      UUID person = desk.person(i, "%04d".formatted(i), "見本　%d".formatted(i));
      desk.dose(i, person, 1, "0番会場", ODD.get(i));
    }
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void utf_8_has_every_byte_as_it_was_reviewed_and_comes_back_as_it_was() throws IOException {
    byte[] file = download(desk.order(Exit.LEDGER_LONG, Format.CSV_UTF8));

    Golden.check("ledger-long-utf8.csv", file);
    String text = new String(file, UTF_8);
    assertThat(text).startsWith("\uFEFF区分,接種記録ID,");
    assertThat(doctors(text.substring(1))).isEqualTo(ODD);
    assertThat(column(text.substring(1), 4)).startsWith("0000", "0001", "0002");
  }

  @Test
  void no_field_of_a_csv_file_is_anything_but_its_text_to_a_spreadsheet() throws IOException {
    String marked = new String(download(desk.order(Exit.LEDGER_LONG, Format.CSV_UTF8)), UTF_8);
    var exact =
        new LedgerOrder(
            UUID.randomUUID(), Exit.LEDGER_LONG, false, Format.CSV_UTF8, false, false, "取込");
    String unmarked = new String(download(exact), UTF_8);

    for (CsvRecord line : CsvReader.builder().ofCsvRecord(marked.substring(1)).stream().toList()) {
      assertThat(line.getFields())
          .noneMatch(field -> field.matches("(?s)[\"\\s　]*[=+\\-@＝＋－＠\\t\\r].*"))
          .noneMatch(field -> field.matches("0[0-9].*|[0-9]{12,}|[0-9]E[0-9]|TRUE"));
    }
    for (CsvRecord line :
        CsvReader.builder().ofCsvRecord(unmarked.substring(1)).stream().toList()) {
      assertThat(line.getFields())
          .noneMatch(field -> field.matches("(?s)[\"\\s　]*[=+\\-@＝＋－＠\\t\\r].*"));
    }
    // Without the mark the receiving system has the digits as they are.
    assertThat(unmarked).contains(",0001,0000000001,");
    assertThat(doctors(unmarked.substring(1))).isEqualTo(ODD);
  }

  @Test
  void cp932_lacks_characters_and_says_which_before_there_is_a_file() {
    LedgerOrder order = desk.order(Exit.LEDGER_LONG, Format.CSV_CP932);

    assertThat(desk.outcome(order))
        .isInstanceOfSatisfying(
            PrepareLedger.Outcome.CharactersMissing.class,
            missing ->
                assertThat(missing.notes().first())
                    .allMatch(note -> note.kind() == LedgerNote.Kind.CHARACTER)
                    .extracting(
                        note -> note.ledgerNumber().orElse("") + note.column() + note.what())
                    .containsExactly(
                        "0000医師名𠮷 (U+20BB7)",
                        "0005医師名\uDB40\uDD00 (U+E0100)",
                        "0007医師名〜 (U+301C)",
                        "0008医師名− (U+2212)",
                        "0012医師名鷗 (U+9DD7)"));
    assertThat(
            desk.superuser
                .sql("select count(*) from handover where id = :id")
                .param("id", order.id())
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void cp932_without_those_rows_has_every_byte_as_it_was_reviewed() throws IOException {
    var without =
        new LedgerOrder(
            UUID.randomUUID(), Exit.LEDGER_LONG, false, Format.CSV_CP932, true, true, "取込");
    Handover handover = desk.prepare(without);
    byte[] file = desk.download(handover);

    assertThat(handover.leftOut()).isEqualTo(5);
    Golden.check("ledger-long-cp932.csv", file);
    assertThat(doctors(new String(file, CP932)))
        .isEqualTo(
            IntStream.range(0, ODD.size())
                .filter(i -> !List.of(0, 5, 7, 8, 12).contains(i))
                .mapToObj(ODD::get)
                .toList());
  }

  @Test
  void xlsx_holds_all_of_it_as_text() throws Exception {
    byte[] file = download(desk.order(Exit.LEDGER_LONG, Format.XLSX));

    byte[] sheet = entry(file, "xl/worksheets/sheet1.xml");
    Golden.check("ledger-long-xlsx-sheet.xml", sheet);
    var document =
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(sheet));
    var cells = document.getElementsByTagNameNS("*", "c");
    List<Element> all =
        IntStream.range(0, cells.getLength()).mapToObj(i -> (Element) cells.item(i)).toList();
    assertThat(all)
        .allMatch(cell -> cell.getAttribute("t").equals("inlineStr"))
        .allMatch(cell -> cell.getElementsByTagNameNS("*", "f").getLength() == 0);
    assertThat(all.stream().map(cell -> cell.getAttribute("s")).distinct()).containsExactly("1");
    assertThat(new String(entry(file, "xl/styles.xml"), UTF_8)).contains("formatCode=\"@\"");
    assertThat(
            all.stream()
                .filter(cell -> cell.getAttribute("r").matches("O([2-9]|[1-9][0-9]+)"))
                .map(Element::getTextContent))
        .isEqualTo(ODD);
  }

  @Test
  void more_rows_than_a_sheet_has_go_on_a_further_sheet_with_its_own_heading() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var table = new XlsxTable(bytes, List.of("列"), 2)) {
      for (String row : List.of("一", "二", "三")) {
        table.row(List.of(row));
      }
    }

    String first = new String(entry(bytes.toByteArray(), "xl/worksheets/sheet1.xml"), UTF_8);
    String second = new String(entry(bytes.toByteArray(), "xl/worksheets/sheet2.xml"), UTF_8);
    assertThat(first).contains("&#x5217;", "&#x4e00;", "&#x4e8c;").doesNotContain("&#x4e09;");
    assertThat(second).contains("&#x5217;", "&#x4e09;").doesNotContain("&#x4e8c;");
  }

  @Test
  void the_wide_form_has_the_columns_that_ledgers_have_taken_since_2021() throws IOException {
    byte[] file = download(desk.order(Exit.LEDGER_WIDE, Format.CSV_UTF8));

    Golden.check("ledger-wide-utf8.csv", file);
    assertThat(new String(file, UTF_8).lines().findFirst())
        .contains(
            "\uFEFF個別宛名番号,1回目接種履歴登録日時,1回目接種日,1回目券番号,1回目接種自治体コード,1回目接種会場名,1回目接種医師名,"
                + "1回目ワクチンメーカー,1回目ワクチンロット番号,2回目接種履歴登録日時,2回目接種日,2回目券番号,2回目接種自治体コード,"
                + "2回目接種会場名,2回目接種医師名,2回目ワクチンメーカー,2回目ワクチンロット番号");
  }

  @Test
  void what_is_longer_than_the_wide_form_takes_is_written_whole_and_told() {
    Handover wide = desk.prepare(desk.order(Exit.LEDGER_WIDE, Format.CSV_UTF8));

    assertThat(wide.notes()).isEqualTo(2); // two names of more than 20 characters
    assertThat(new String(desk.download(wide), UTF_8))
        .contains("WOLFESCHLEGELSTEINHAUSEN MAXIMILIAN ALEXANDER");
  }

  private static byte[] download(LedgerOrder order) {
    return desk.download(desk.prepare(order));
  }

  private static List<String> doctors(String csv) {
    return column(csv, DOCTOR);
  }

  /// A column as the format says to read it: one apostrophe at the beginning is the mark.
  private static List<String> column(String csv, int column) {
    return CsvReader.builder().ofCsvRecord(csv).stream()
        .skip(1)
        .map(line -> line.getField(column))
        .map(field -> field.startsWith("'") ? field.substring(1) : field)
        .toList();
  }

  private static byte[] entry(byte[] xlsx, String name) throws IOException {
    Path file = Files.write(folder.resolve("ledger.xlsx"), xlsx);
    try (var zip = new ZipFile(file.toFile())) {
      return zip.getInputStream(zip.getEntry(name)).readAllBytes();
    }
  }
}
