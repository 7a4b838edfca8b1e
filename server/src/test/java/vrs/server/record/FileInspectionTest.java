package vrs.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
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
  void a_line_without_end_is_refused_before_it_is_read() {
    var read = new long[1];
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() ->
            FileInspection.of(() ->
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
                }))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(ImportReason.LINE_TOO_LONG));
    assertThat(read[0]).isLessThan(1_000_000);
  }

  @Test
  void the_same_bytes_have_the_same_digest() {
    assertThat(inspect("a\n".getBytes(UTF_8)).digest())
        .isEqualTo(inspect("a\n".getBytes(UTF_8)).digest())
        .isNotEqualTo(inspect("b\n".getBytes(UTF_8)).digest());
  }

  private static FileInspection inspect(byte[] bytes) {
    return FileInspection.of(() -> new ByteArrayInputStream(bytes));
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
