package vrs.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.staff.StaffBrowser;

/// What becomes of a file between the wire and the database.
class UploadTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final String LINE = "秘密　花子" + ",".repeat(200) + "\n";
  private static TestZones zones;

  @BeforeAll
  static void start() {
    zones = new TestZones(database, folder, Set.of(Zone.LGWAN));
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  @Test
  void an_upload_lies_nowhere_on_disk_in_the_clear() throws Exception {
    StaffBrowser browser = administrator();
    Set<Path> before = TemporaryFiles.named();
    var rest = new CountDownLatch(1);
    var answer =
        CompletableFuture.supplyAsync(() ->
            browser.upload(
                "/imports", "file", heldBack(LINE.repeat(25_000).getBytes(UTF_8), rest)));
    String sealed = sealedOnDisk(5_000_000);

    assertThat(TemporaryFiles.named()).isEqualTo(before);
    assertThat(sealed).doesNotContain(new String("秘密".getBytes(UTF_8), ISO_8859_1), ",".repeat(20));
    rest.countDown();
    assertThat(answer.get().body()).contains("D108"); // all of it came and was looked at
    assertThat(TemporaryFiles.open()).isEmpty();
  }

  @Test
  void a_file_beyond_all_measure_is_told_so() throws Exception {
    assertThat(administrator().upload("/imports", "file", lines(200_000_001)).body())
        .contains("D106");
  }

  @Test
  void a_form_without_its_file_is_malformed() {
    assertThat(administrator().upload("/imports", "other", new byte[1000]).body()).contains("E102");
  }

  @Test
  void who_is_not_signed_in_sends_no_file() {
    var stranger = new StaffBrowser(zones.address(Zone.LGWAN));
    stranger.get("/sign-in");

    assertThat(stranger.upload("/imports", "file", new byte[1000]).statusCode()).isEqualTo(403);
  }

  private static StaffBrowser administrator() {
    StaffBrowser browser = zones.signedIn(CHIYODA, Role.ADMINISTRATOR);
    browser.get("/imports");
    return browser;
  }

  /// These bytes, and the end of the file only when the rest may come.
  private static InputStream heldBack(byte[] bytes, CountDownLatch rest) {
    var end =
        new InputStream() {
          @Override
          public int read() throws IOException {
            try {
              rest.await();
              return -1;
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          }
        };
    return new SequenceInputStream(new ByteArrayInputStream(bytes), end);
  }

  /// The only file of this process without a name, once it has nearly grown to this size.
  private static String sealedOnDisk(int bytes) throws Exception {
    for (int tries = 0; tries < 200; tries++) {
      List<String> open = TemporaryFiles.open();
      if (open.size() == 1 && open.getFirst().length() > bytes - 200_000) {
        return open.getFirst();
      }
      Thread.sleep(50);
    }
    throw new AssertionError("nothing sealed arrived");
  }

  /// Short lines, as many bytes as asked for.
  private static InputStream lines(int bytes) {
    return new InputStream() {
      private int left = bytes;

      @Override
      public int read() {
        return left-- <= 0 ? -1 : left % 1000 == 0 ? '\n' : 'x';
      }
    };
  }
}
