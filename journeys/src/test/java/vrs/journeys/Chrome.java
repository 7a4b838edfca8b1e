package vrs.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.nayuki.qrcodegen.QrCode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Debian's Chromium, whose camera shows a 2D code; looks at screens in three widths.
final class Chrome implements AutoCloseable {
  private static final int[] WIDTHS = {360, 820, 1440};
  private static final int FILM_WIDTH = 1280;
  private static final int FILM_HEIGHT = 720;
  private static final int MODULE = 14;

  private final Playwright playwright;
  private final Browser browser;
  private final String axe;
  private final Path pictures;

  /// @param root folder of the project
  /// @param seen what the camera shows
  Chrome(Path root, String seen) throws IOException {
    this.axe = Files.readString(root.resolve("web/node_modules/axe-core/axe.min.js"));
    this.pictures =
        Files.createDirectories(root.resolve("journeys/target/screenshots").toAbsolutePath());
    Path film = pictures.resolve("camera.y4m");
    film(film, seen);
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--use-fake-ui-for-media-stream",
                            "--use-fake-device-for-media-stream",
                            "--use-file-for-fake-video-capture=" + film)));
  }

  /// A page of a visitor of its own.
  Page visit(String address) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setPermissions(List.of("camera")).setLocale("ja-JP"));
    context.setDefaultTimeout(60_000);
    Page page = context.newPage();
    page.navigate(address);
    return page;
  }

  /// Nothing sticks out at three widths, axe finds nothing, pictures are kept.
  void look(Page page, String name) {
    for (int width : WIDTHS) {
      page.setViewportSize(width, 900);
      page.evaluate("document.fonts.ready");
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(pictures.resolve(name + "-" + width + ".png")));
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
          .describedAs("%s sticks out at %d", name, width)
          .isLessThanOrEqualTo(width);
      checkAccess(page, name + " at " + width);
    }
  }

  private void checkAccess(Page page, String where) {
    page.evaluate(axe);
    assertThat(
            page.evaluate(
                "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
                    + ".map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' '))"))
        .describedAs("what axe found on " + where)
        .isEqualTo(new ArrayList<>());
  }

  /// Three grey frames of a 2D code of digits.
  private static void film(Path file, String seen) throws IOException {
    QrCode code = QrCode.encodeText(seen, QrCode.Ecc.MEDIUM);
    byte[] frame = new byte[FILM_WIDTH * FILM_HEIGHT];
    Arrays.fill(frame, (byte) 235);
    int left = (FILM_WIDTH - code.size * MODULE) / 2;
    int top = (FILM_HEIGHT - code.size * MODULE) / 2;
    for (int y = 0; y < code.size * MODULE; y++) {
      for (int x = 0; x < code.size * MODULE; x++) {
        if (code.getModule(x / MODULE, y / MODULE)) {
          frame[(top + y) * FILM_WIDTH + left + x] = 16;
        }
      }
    }
    byte[] colour = new byte[FILM_WIDTH * FILM_HEIGHT / 2];
    Arrays.fill(colour, (byte) 128);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(
          "YUV4MPEG2 W%d H%d F10:1 Ip A1:1 C420jpeg\n"
              .formatted(FILM_WIDTH, FILM_HEIGHT)
              .getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 3; i++) {
        out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
        out.write(frame);
        out.write(colour);
      }
    }
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
