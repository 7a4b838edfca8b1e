package vrs.server.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import vrs.server.platform.Refusal;

class FileInspectionTest {

  @Test
  void utf_8_is_told_with_and_without_its_mark() {
    assertThat(inspect("氏名\n𠮷田\n".getBytes(UTF_8)).charset()).isEqualTo(UTF_8);
    assertThat(inspect("氏名\n𠮷田\n".getBytes(UTF_8)).mark()).isFalse();
    assertThat(inspect("\uFEFF氏名\n𠮷田\n".getBytes(UTF_8)).mark()).isTrue();
  }

  @Test
  void cp932_is_told_with_the_characters_of_windows() {
    assertThat(inspect("氏名\n髙﨑\n".getBytes(FileInspection.CP932)).charset())
        .isEqualTo(FileInspection.CP932);
  }

  @Test
  void an_empty_file_is_refused() {
    refused(new byte[0], ImportReason.FILE_EMPTY);
  }

  @Test
  void bytes_of_neither_encoding_are_refused_with_their_line() {
    byte[] eucJp = {'a', '\n', (byte) 0xFD, (byte) 0xFE, (byte) 0xFF, '\n'};
    assertThat(refused(eucJp, ImportReason.ENCODING_UNKNOWN).details()).containsEntry("line", 2L);
  }

  @Test
  void a_file_that_says_utf_8_by_its_mark_and_is_not_is_refused() {
    refused(
        join("\uFEFF氏名\n".getBytes(UTF_8), "髙﨑\n".getBytes(FileInspection.CP932)),
        ImportReason.ENCODING_UNKNOWN);
  }

  @Test
  void a_file_of_both_encodings_is_refused() {
    byte[] mixed = join("氏名\n山田\n".getBytes(FileInspection.CP932), "鈴木\n".getBytes(UTF_8));

    assertThat(refused(mixed, ImportReason.ENCODING_MIXED).details()).containsEntry("line", 3L);
  }

  @Test
  void a_nul_is_refused() {
    refused(new byte[] {'a', '\n', 0, '\n'}, ImportReason.NUL_CHARACTER);
  }

  @Test
  void what_is_sent_in_place_of_a_csv_file_is_told_by_its_first_bytes() {
    refused(bytes("PK\u0003\u0004[Content_Types].xml"), ImportReason.SPREADSHEET);
    refused(
        bytes("PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
        ImportReason.SPREADSHEET);
    refused(bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"), ImportReason.SPREADSHEET);
    refused(bytes("<html><body><table border=1>"), ImportReason.SPREADSHEET);
    refused(bytes("\u00ff\u00fea\u0000"), ImportReason.UTF_16);
    assertThat(refused(bytes("PK\u0003\u0004"), ImportReason.NOT_A_TEXT_FILE).details())
        .containsEntry("kind", "zip");
    assertThat(refused(bytes("!b-lh5-"), ImportReason.NOT_A_TEXT_FILE).details())
        .containsEntry("kind", "lzh");
    assertThat(refused(bytes("%PDF-1.7"), ImportReason.NOT_A_TEXT_FILE).details())
        .containsEntry("kind", "PDF");
  }

  @Test
  void a_quote_that_is_never_closed_is_refused_where_it_opens() {
    byte[] open = ("a,b\nc,\"d\n" + "e,f\n".repeat(20_000)).getBytes(UTF_8);
    assertThat(refused(open, ImportReason.NOT_CSV).details()).containsEntry("line", 2L);
    assertThat(refused("a\n\"b".getBytes(UTF_8), ImportReason.NOT_CSV).details())
        .containsEntry("line", 2L);
    assertThat(inspect("\"a\",\"b\"\"\n\"\"\"\nc\"d,e\n".getBytes(UTF_8)).lines()).isEqualTo(3);
  }

  @Test
  void a_line_without_end_is_refused_before_it_is_read() {
    var read = new long[1];
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() ->
            FileInspection.of(
                new InputStream() {
                  @Override
                  public int read() {
                    read[0]++;
                    return 'a';
                  }

                  @Override
                  public int read(byte[] into, int from, int length) {
                    Arrays.fill(into, from, from + length, (byte) 'a');
                    read[0] += length;
                    return length;
                  }
                },
                OutputStream.nullOutputStream()))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(ImportReason.LINE_TOO_LONG));
    assertThat(read[0]).isLessThan(1_000_000);
  }

  @Test
  void the_same_bytes_have_the_same_digest() {
    assertThat(inspect("a\n".getBytes(UTF_8)).digest())
        .isEqualTo(inspect("a\n".getBytes(UTF_8)).digest())
        .isNotEqualTo(inspect("b\n".getBytes(UTF_8)).digest());
  }

  private static byte[] bytes(String latin) {
    return latin.getBytes(ISO_8859_1);
  }

  private static FileInspection inspect(byte[] bytes) {
    return FileInspection.of(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream());
  }

  private static Refusal refused(byte[] bytes, ImportReason reason) {
    var caught = new Refusal[1];
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> inspect(bytes))
        .satisfies(refusal -> {
          assertThat(refusal.reason()).isEqualTo(reason);
          caught[0] = refusal;
        });
    return caught[0];
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
