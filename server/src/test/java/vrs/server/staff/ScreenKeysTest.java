package vrs.server.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import vrs.server.TestZones;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// Every screen is operated by keys alone, and says which (people-and-promises, "Keyboard flow").
class ScreenKeysTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final Pattern MENU_KEY = Pattern.compile("data-key=\"(F\\d+)\"");
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
  void a_key_stands_at_its_button_and_in_the_list_without_scripts() {
    String page =
        written(
            """
            <main><button data-key="c">訂<b>正</b></button><a href="/x" data-key="F9">他 &amp; 一</a>
            <table data-walk="行へ"></table><button data-key="c">別の訂正</button></main>
            <dl data-keys><dt>?</dt></dl>
            """);

    assertThat(page)
        .contains(
            "<button data-key=\"c\" aria-keyshortcuts=\"c\" accesskey=\"c\">訂<b>正</b>"
                + " <kbd aria-hidden=\"true\">c</kbd></button>",
            "<a href=\"/x\" data-key=\"F9\" aria-keyshortcuts=\"F9\">",
            "<dl data-keys><dt><kbd>c</kbd></dt><dd>訂正</dd><dt><kbd>j</kbd> <kbd>k</kbd></dt>"
                + "<dd>行へ</dd><dt><kbd>F9</kbd></dt><dd>他 &amp; 一</dd><dt>?</dt>");
  }

  @Test
  void a_screens_own_j_and_k_are_not_listed_as_walking() {
    assertThat(written("<a data-key=\"j\">次へ</a><ul></ul><dl data-keys></dl>"))
        .endsWith("<dl data-keys><dt><kbd>j</kbd></dt><dd>次へ</dd></dl>");
  }

  private static String written(String template) {
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(new StringTemplateResolver());
    engine.addDialect(new ScreenKeys());
    return engine.process(template, new Context());
  }

  @Test
  void the_menu_is_in_groups_and_no_two_of_its_keys_are_the_same() {
    String page = zones.signedIn(CHIYODA, Role.ADMINISTRATOR, Role.COUNTER).get("/").body();

    Matcher found = MENU_KEY.matcher(page);
    List<String> keys =
        Stream.generate(found::find)
            .takeWhile(Boolean::booleanValue)
            .map(_ -> found.group(1))
            .toList();
    assertThat(keys).hasSizeGreaterThan(5).doesNotHaveDuplicates();
    assertThat(page)
        .contains("<h2 id=\"group-WORK\">窓口の仕事</h2>", "<dt><kbd>F2</kbd></dt><dd>接種対象者の検索</dd>");
  }

  @Test
  void function_keys_are_the_menus_alone() throws IOException {
    Path templates = Path.of("src/main/resources/templates");
    try (Stream<Path> files = Files.walk(templates)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain("data-key=\"F");
      }
    }
  }

  @Test
  void what_was_changed_is_undone_with_one_button() {
    StaffBrowser administrator = zones.signedIn(CHIYODA, Role.ADMINISTRATOR);
    String id = zones.account(CHIYODA, "試験 次郎", Role.COUNTER).account().toString();

    HttpResponse<String> stopped =
        administrator.post("/accounts/" + id + "/disabled", "disabled", "true");
    String page = administrator.get(stopped.headers().firstValue("Location").orElseThrow()).body();
    String undo = "/accounts/" + id + "/disabled?disabled=false";

    assertThat(page)
        .contains("を停止しました。", "action=\"" + undo + "\"", "data-key=\"u\"")
        .contains("<dt><kbd>u</kbd></dt><dd>元に戻す</dd>");
    assertThat(administrator.post(undo).statusCode()).isEqualTo(302);
    assertThat(administrator.get("/accounts?disabled=" + id).body()).doesNotContain("を停止しました。");
  }
}
