package vrs.samples;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// The file with which a municipality registers earlier doses (接種記録ファイル), version 2: a line a dose.
///
/// The format is told in `docs/formats/doses-v2.md`; the server reads it with code of its own.
public final class DosesFile {

  public static final List<String> HEADER =
      List.of("自治体コード", "券番号", "接種回", "接種日", "接種自治体コード", "会場名", "医師名", "製品コード", "ロット番号", "生年月日");

  private DosesFile() {}

  /// Writes the header and one line for each dose, in their order; leaves the stream open.
  ///
  /// @throws UnencodableText if the encoding lacks a character; nothing is written then
  public static void write(OutputStream out, TextEncoding encoding, List<EarlierDose> doses)
      throws IOException {
    CsvFile.write(out, encoding, HEADER, doses.stream().map(DosesFile::line).toList());
  }

  private static List<String> line(EarlierDose dose) {
    return List.of(
        dose.person().municipality().code(),
        dose.person().ticket(),
        String.valueOf(dose.number()),
        dose.given().toString(),
        dose.site().code(),
        dose.siteName(),
        dose.doctor(),
        dose.product(),
        dose.lot(),
        dose.person().born().text());
  }
}
