package vrs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// every byte of an archive, changed one at a time, is noticed and its place is named.
/// `-Dvrs.proof.entries=2000` takes a longer archive.
class EveryByteTest {
  private static final int ENTRIES = Integer.getInteger("vrs.proof.entries", 12);
  private static final SampleLog LOG = SampleLog.of(ENTRIES);
  private static final Map<String, byte[]> FILES = LOG.files();

  private static byte[] bytes(String file) {
    return Objects.requireNonNull(FILES.get(file));
  }

  private static AuditReport changed(String file, int at, int bits) {
    var files = new TreeMap<>(FILES);
    byte[] bytes = bytes(file).clone();
    bytes[at] ^= (byte) bits;
    files.put(file, bytes);
    return SampleLog.verify(files);
  }

  /// A different change for each byte, among them the bit that makes a letter large.
  private static int bits(int at) {
    return at % 3 == 0 ? 0x20 : 1 << at % 8;
  }

  private static List<String> missed(String file, int[] lineOf) {
    return Collections.synchronizedList(
        new ArrayList<>(
            IntStream.range(0, bytes(file).length)
                .parallel()
                .filter(at -> !located(file, changed(file, at, bits(at)), lineOf[at]))
                .mapToObj(at -> file + " byte " + at + " line " + lineOf[at])
                .toList()));
  }

  /// Whether the entry of that line is named by area, sequence and id.
  private static boolean located(String file, AuditReport report, int line) {
    if (report.intact()) {
      return false;
    }
    if (!file.equals(Archive.ENTRIES) && !file.equals(Archive.SEALS)) {
      return true;
    }
    Seal seal = LOG.seals.get(Math.min(line, LOG.seals.size() - 1));
    return report.findings().stream()
        .anyMatch(finding ->
            seal.area().equals(finding.area())
                && finding.sequence() <= seal.sequence()
                && seal.sequence() <= finding.until()
                && (finding.entry() == null || finding.entry().equals(seal.entry())));
  }

  private static int[] lineOf(String file) {
    byte[] bytes = bytes(file);
    var lines = new int[bytes.length];
    int line = 0;
    for (int i = 0; i < bytes.length; i++) {
      lines[i] = line;
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return lines;
  }

  @Test
  void an_untouched_archive_is_intact() {
    AuditReport report = SampleLog.verify(FILES);

    assertThat(report.findings()).isEmpty();
    assertThat(report.intact()).isTrue();
    assertThat(report.entries()).isEqualTo(ENTRIES);
    assertThat(report.areas()).isEqualTo(3);
    assertThat(report.checkpoints()).isEqualTo((ENTRIES + 9) / 10);
  }

  @Test
  void a_change_of_any_byte_is_found_and_located() {
    for (String file : FILES.keySet()) {
      assertThat(missed(file, lineOf(file))).as(file).isEmpty();
    }
  }
}
