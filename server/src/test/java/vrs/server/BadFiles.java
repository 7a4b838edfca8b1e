package vrs.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import vrs.server.staff.StaffBrowser;

/// Recipients files that are refused as a whole, or some of whose lines are not taken.
final class BadFiles {
  private static final String HEADER = "自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置\n";
  private static final String LINE =
      "131016,0000000017,1007,990000000027,髙橋　花子,タカハシ　ハナコ,1988-02-29,2,2025-12-10,,,0\n";

  /// A plan with its wrong lines waits sealed for who sent it; persons and tickets are not touched.
  private static final Set<String> PLANNED = Set.of("import_batch", "import_chunk");

  private final StaffBrowser administrator;
  private final AtomicInteger files = new AtomicInteger();

  BadFiles(StaffBrowser administrator) {
    this.administrator = administrator;
    administrator.get("/imports"); // a page with a form
  }

  Stream<BadInput> all() {
    return Stream.of(
        file("bytes of no encoding", "D102", (HEADER + LINE).getBytes(Charset.forName("EUC-JP"))),
        file("two encodings in one file", "D103", twoEncodings()),
        file("a missing column", "D108", "券番号,氏名\n0000000017,髙橋\n".getBytes(UTF_8)),
        line(
            "a ticket number that stands there twice",
            "D141",
            LINE,
            LINE.replace("1007", "1008").replace("990000000027", "")),
        line("a birth date that no calendar has", "D135", LINE.replace("1988-02-29", "1987-02-29")),
        line("a day that no calendar has", "D134", LINE.replace("2025-12-10", "2025-02-30")),
        line(
            "a municipality code with a wrong check digit",
            "D122",
            LINE,
            LINE.replace("131016", "131017").replace("0000000017", "0000000025")),
        line(
            "an Individual Number with a wrong check digit",
            "D126",
            LINE.replace("990000000027", "990000000028")));
  }

  private BadInput file(String what, String code, byte[] file) {
    return new BadInput(what, code, "import.upload " + code, () -> upload(file));
  }

  private static byte[] twoEncodings() {
    byte[] utf8 = (HEADER + LINE).getBytes(UTF_8);
    byte[] cp932 = LINE.getBytes(Charset.forName("windows-31j"));
    byte[] both = Arrays.copyOf(utf8, utf8.length + cp932.length);
    System.arraycopy(cp932, 0, both, utf8.length, cp932.length);
    return both;
  }

  /// Another file each time it is sent: the same one would be the same import.
  private BadInput line(String what, String code, String... lines) {
    return new BadInput(
        what,
        List.of(code),
        "import.upload done",
        PLANNED,
        () -> {
          String file =
              HEADER
                  + String.join("", lines)
                      .replace("花子", "花子" + "〇".repeat(files.getAndIncrement()));
          String plan = upload(file.getBytes(UTF_8)).location();
          administrator.settled(plan);
          return Answer.of(
              administrator.withCookies(
                  HttpRequest.newBuilder(administrator.address().resolve(plan)).GET()));
        });
  }

  private Answer upload(byte[] file) {
    return Answer.of(
        administrator.withCookies(
            administrator.uploading("/imports", "file", new ByteArrayInputStream(file))));
  }
}
