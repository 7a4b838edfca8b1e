package vrs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Whatever an archive holds, its verification ends with a report.
class ArchiveFuzzTest {
  private static final Map<String, byte[]> FILES = SampleLog.of(30).files();

  @FuzzTest
  void any_bytes_in_any_file_end_in_a_report(FuzzedDataProvider data) {
    var files = new TreeMap<>(FILES);
    String file = data.pickValue(Archive.FILES);
    byte[] before = Objects.requireNonNull(files.get(file));
    int at = data.consumeInt(0, before.length);
    int removed = data.consumeInt(0, before.length - at);
    byte[] inserted = data.consumeRemainingAsBytes();
    var after = new byte[before.length - removed + inserted.length];
    System.arraycopy(before, 0, after, 0, at);
    System.arraycopy(inserted, 0, after, at, inserted.length);
    System.arraycopy(
        before, at + removed, after, at + inserted.length, before.length - at - removed);
    files.put(file, after);

    AuditReport report = SampleLog.verify(files);

    assertThat(report.intact()).isEqualTo(Arrays.equals(before, after));
  }
}
