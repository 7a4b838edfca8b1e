package vrs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.web.util.HtmlUtils;
import vrs.server.platform.Messages;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// Bad input through the doors (`docs/refusals.md`): refused with a code and words of its own in
/// both languages, nothing stored, and one entry in the log where somebody's data was at stake.
class BadInputTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final String CHIYODA = "131016";
  private static final Messages MESSAGES = new Messages();
  private static JdbcClient all;
  private static TestZones zones;
  private static TestMunicipality chiyoda;
  private static AreaRows rows;

  @BeforeAll
  static void fill() throws SQLException {
    all =
        JdbcClient.create(
            new SingleConnectionDataSource(database.superuser().getConnection(), true));
    zones = new TestZones(database, folder, EnumSet.of(Zone.LGWAN, Zone.INTERNET));
    chiyoda = new TestMunicipality(zones, all, CHIYODA, "千代田", "チヨダ　ハナコ", 6);
    rows = new AreaRows(all, CHIYODA);
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  @TestFactory
  Stream<DynamicTest> a_recipients_file() {
    return inBothLanguages(new BadFiles(chiyoda.administrator).all());
  }

  @TestFactory
  Stream<DynamicTest> a_sites_request() {
    return inBothLanguages(new BadSiteRequests(chiyoda).all());
  }

  @TestFactory
  Stream<DynamicTest> an_application() {
    return inBothLanguages(new BadApplications(chiyoda).all());
  }

  private static Stream<DynamicTest> inBothLanguages(Stream<BadInput> inputs) {
    return inputs.flatMap(bad ->
        Stream.of(Locale.JAPANESE, Locale.ENGLISH)
            .map(language ->
                DynamicTest.dynamicTest(
                    bad + " in " + language,
                    () ->
                        ScopedValue.where(Answer.LANGUAGE, language)
                            .run(() -> check(bad, language)))));
  }

  private static void check(BadInput bad, Locale language) {
    AreaRows.Picture before = rows.picture();
    List<UUID> entries = all.sql("select id from audit_entry").query(UUID.class).list();

    String answer = HtmlUtils.htmlUnescape(bad.sent().get().text());

    assertThat(answer)
        .contains(bad.codes())
        .containsPattern(words(bad.codes().getFirst(), language));
    assertThat(rows.changes(before).stream().filter(table -> !table.equals("audit_entry")))
        .isSubsetOf(bad.stored());
    assertThat(
            all.sql("select action || ' ' || outcome from audit_entry where id <> all(:before)")
                .param("before", entries.toArray(UUID[]::new))
                .query(String.class)
                .list())
        .containsExactlyElementsOf(bad.entry().isEmpty() ? List.of() : List.of(bad.entry()));
  }

  /// What happened, with anything in the places that the refusal fills.
  private static Pattern words(String code, Locale language) {
    if (!(MESSAGES.all(language).get(code) instanceof Map<?, ?> words)) {
      throw new AssertionError("no words for " + code);
    }
    String what = String.valueOf(words.get("what"));
    return Pattern.compile(
        Stream.of(what.split("\\{[^}]*\\}", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".+")));
  }
}
