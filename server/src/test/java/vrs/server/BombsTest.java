package vrs.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.staff.StaffBrowser;

/// Files that mean harm or were sent by mistake: the answer is there while the sender is
/// still sending, memory has not grown, and nothing of them is left anywhere.
class BombsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final long MOST_GROWTH = 64L << 20;
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
  private static TestZones zones;
  private static StaffBrowser administrator;
  private static JdbcClient all;

  @BeforeAll
  static void start() {
    zones = new TestZones(database, folder, Set.of(Zone.LGWAN));
    administrator = zones.signedIn(new AreaCode("131016"), Role.ADMINISTRATOR);
    administrator.get("/imports");
    all = JdbcClient.create(database.superuser());
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  @TestFactory
  Stream<DynamicTest> each_is_refused_in_time_and_leaves_nothing() {
    return Bomb.all().map(bomb -> DynamicTest.dynamicTest(bomb.name(), () -> check(bomb)));
  }

  private static void check(Bomb bomb) throws IOException {
    long heap = usedHeap();

    String answer = send(bomb);

    assertThat(answer).startsWith("HTTP/1.1 4").contains("<span>" + bomb.code() + "</span>");
    assertThat(usedHeap() - heap).isLessThan(MOST_GROWTH);
    assertNothingIsLeft();
    assertThat(
            all.sql(
                    "select outcome from audit_entry where action = 'import.upload' order by time desc limit 1")
                .query(String.class)
                .single())
        .isEqualTo(bomb.code());
  }

  @Test
  void an_upload_that_breaks_off_leaves_nothing() throws Exception {
    try (Socket socket = open()) {
      OutputStream out = socket.getOutputStream();
      begin(out);
      chunk(out, "自治体コード,券番号\n".repeat(10_000).getBytes(UTF_8), 200_000);
      out.flush();
      await(() -> !TemporaryFiles.open().isEmpty());
    }
    await(() -> TemporaryFiles.open().isEmpty());
    assertNothingIsLeft();
  }

  /// Until the server got as far as that, ten seconds at most.
  private static void await(Callable<Boolean> reached) throws Exception {
    for (int tries = 0; tries < 200; tries++) {
      if (reached.call()) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("the server did not get that far");
  }

  private static void assertNothingIsLeft() throws IOException {
    assertThat(TemporaryFiles.open()).isEmpty();
    assertThat(TemporaryFiles.namedSealed()).isEmpty();
    for (String table : List.of("import_batch", "import_chunk", "person")) {
      assertThat(all.sql("select count(*) from " + table).query(Integer.class).single()).isZero();
    }
  }

  private static long usedHeap() {
    MEMORY.gc();
    return MEMORY.getHeapMemoryUsage().getUsed();
  }

  /// Sends all of it, as a browser does, and notes when the answer began to arrive.
  private static String send(Bomb bomb) throws IOException {
    try (Socket socket = open();
        InputStream file = bomb.file().get()) {
      long began = System.nanoTime();
      var answer =
          CompletableFuture.supplyAsync(() -> {
            try {
              InputStream in = socket.getInputStream();
              int first = in.read();
              long millis = (System.nanoTime() - began) / 1_000_000;
              System.out.printf("%s: answered after %d ms%n", bomb, millis);
              return (char) first + new String(in.readAllBytes(), UTF_8);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      OutputStream out = socket.getOutputStream();
      begin(out);
      byte[] buffer = new byte[65_536];
      for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
        chunk(out, buffer, read);
      }
      byte[] end = "\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(UTF_8);
      chunk(out, end, end.length);
      out.write("0\r\n\r\n".getBytes(ISO_8859_1));
      out.flush();
      return answer.join();
    }
  }

  private static final String BOUNDARY = "boundary7MA4YWxkTrZu0gW";

  private static Socket open() throws IOException {
    URI address = administrator.address();
    return new Socket(address.getHost(), address.getPort());
  }

  private static void begin(OutputStream out) throws IOException {
    var cookies = new StringBuilder();
    administrator.cookies.forEach((name, value) ->
        cookies.append(cookies.isEmpty() ? "" : "; ").append(name).append('=').append(value));
    out.write(
        """
        POST /imports HTTP/1.1\r
        Host: %s\r
        Cookie: %s\r
        Connection: close\r
        Content-Type: multipart/form-data; boundary=%s\r
        Transfer-Encoding: chunked\r
        \r
        """
            .formatted(administrator.address().getAuthority(), cookies, BOUNDARY)
            .getBytes(ISO_8859_1));
    byte[] head =
        """
        --%1$s\r
        Content-Disposition: form-data; name="_csrf"\r
        \r
        %2$s\r
        --%1$s\r
        Content-Disposition: form-data; name="file"; filename="file.csv"\r
        Content-Type: text/csv\r
        \r
        """
            .formatted(BOUNDARY, administrator.token())
            .getBytes(UTF_8);
    chunk(out, head, head.length);
  }

  private static void chunk(OutputStream out, byte[] bytes, int length) throws IOException {
    out.write((Integer.toHexString(length) + "\r\n").getBytes(ISO_8859_1));
    out.write(bytes, 0, length);
    out.write("\r\n".getBytes(ISO_8859_1));
  }
}
